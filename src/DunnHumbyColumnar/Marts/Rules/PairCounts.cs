namespace DunnHumbyColumnar;

/// <summary>All pairs of items that baskets hold, counted and not listed.</summary>
/// <param name="Baskets">Baskets.</param>
/// <param name="SkippedBaskets">Baskets left out because they had too many items.</param>
/// <param name="Items">Items that any basket holds.</param>
/// <param name="DistinctPairs">Unordered pairs of items that any basket holds.</param>
/// <param name="PairOccurrences">Pairs of items of all baskets, as often as they occur.</param>
/// <param name="FrequentPairs">Distinct pairs in at least the minimum number of baskets.</param>
public sealed record PairCounts(int Baskets, int SkippedBaskets, int Items, long DistinctPairs, long PairOccurrences, long FrequentPairs);
