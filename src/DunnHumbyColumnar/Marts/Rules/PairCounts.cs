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
        using var work = PairWork.Of(context, options);
        var pairs = work.Count();
        var met = new long[pairs.Chunks.Length];
        var frequent = new long[pairs.Chunks.Length];
        pairs.Run(minimum, (chunk, _, row) =>
        {
            met[chunk] += row.Met;
            frequent[chunk] += row.Count;
        });
        return new PairCounts(work.Baskets.Count, work.Baskets.Skipped, work.Index.Baskets.Count(baskets => baskets > 0), met.Sum(), work.Baskets.Meetings, frequent.Sum());
    }
}
