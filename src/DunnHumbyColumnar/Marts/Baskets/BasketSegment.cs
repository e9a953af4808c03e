namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Items [Start, End), the number of their baskets, of baskets skipped there, and of pairs of items, counted once per basket.
/// </summary>
readonly record struct BasketSegment(int Start, int End, int Baskets, int Skipped, long Cooccurrences);
