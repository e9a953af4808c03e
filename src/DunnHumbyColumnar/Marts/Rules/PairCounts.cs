using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar;

/// <summary>All pairs of items that baskets hold, counted and not listed.</summary>
/// <param name="Baskets">Baskets.</param>
/// <param name="SkippedBaskets">Baskets left out because they had too many items.</param>
/// <param name="Items">Items that any basket holds.</param>
/// <param name="DistinctPairs">Unordered pairs of items that any basket holds.</param>
/// <param name="PairOccurrences">Pairs of items of all baskets, as often as they occur.</param>
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
        pairs.Run(minimum, (chunk, _, row) =>
        {
            distinct[chunk] += row.Distinct;
            frequent[chunk] += row.Count;
        });
        return new PairCounts(cooccurrences.Baskets.Count, cooccurrences.Baskets.Skipped, cooccurrences.Index.Baskets.Count(baskets => baskets > 0), distinct.Sum(), cooccurrences.Baskets.Cooccurrences, frequent.Sum());
    }
}
