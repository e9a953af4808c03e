namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// The weeks, out of a block of 64, in which a product has a (product, week) pair, a bit each, and the number of the first of these pairs.
/// </summary>
readonly record struct PromotedWeeks(ulong Weeks, int FirstPair);
