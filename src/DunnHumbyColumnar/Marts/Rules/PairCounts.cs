using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar;

/// <summary>Numbers of co-occurring pairs of items; the pairs are counted, not listed.</summary>
/// <param name="Baskets">Baskets.</param>
/// <param name="SkippedBaskets">Baskets left out because they had too many items.</param>
/// <param name="Items">Items that occur in any basket.</param>
/// <param name="DistinctPairs">Unordered pairs of items that occur together in any basket.</param>
/// <param name="PairOccurrences">Pairs of items, counted once per basket.</param>
/// <param name="FrequentPairs">Distinct pairs in at least the minimum number of baskets.</param>
public sealed record PairCounts(int Baskets, int SkippedBaskets, int Items, long DistinctPairs, long PairOccurrences, long FrequentPairs)
{
    internal static PairCounts Build(QueryContext context, BasketOptions options, int? minimumPairs)
    {
        options.Validate();
        int minimum = minimumPairs ?? RuleOptions.DefaultMinimumPairs(options.Level);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, 1, nameof(minimumPairs));
        using var cooccurrences = CooccurrenceIndex.Build(context, options);
        var pairs = cooccurrences.Count();
        var distinct = new long[pairs.Chunks.Length];
        var frequent = new long[pairs.Chunks.Length];
        pairs.Run(minimum, (_, chunk, _, row) =>
        {
            distinct[chunk] += row.Distinct;
            frequent[chunk] += row.Count;
        });
        return new PairCounts(
            cooccurrences.Baskets.Count, cooccurrences.Baskets.Skipped, cooccurrences.Index.Baskets.Count(baskets => baskets > 0),
            distinct.Sum(), cooccurrences.Baskets.Cooccurrences, frequent.Sum());
    }
}
