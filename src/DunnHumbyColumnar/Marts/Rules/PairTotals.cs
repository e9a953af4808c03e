using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>How many pairs of items are there, and how many in enough baskets?</summary>
static class PairTotals
{
    public static PairCounts Build(QueryContext context, BasketOptions options, int? minimumPairs)
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
