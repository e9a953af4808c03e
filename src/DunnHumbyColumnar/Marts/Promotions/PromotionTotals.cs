using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Per household what it buys promoted and what not: lines, units and cents by the way in which the product is promoted, <see cref="PromotionLanes.Count"/> of them side by side.
/// The first bit stands for a display, the second for the mailer; a line elsewhere is promoted in neither way.
/// </summary>
sealed class PromotionTotals
{
    PromotionTotals(int households)
    {
        Lines = new long[households * PromotionLanes.Count];
        Units = new long[Lines.Length];
        Sales = new long[Lines.Length];
    }

    public long[] Lines { get; }

    public long[] Units { get; }

    public long[] Sales { get; }

    public static PromotionTotals Build(QueryContext context, PromotionOptions options)
    {
        using var scratch = new Scratch();
        var filter = PromotionFilter.Of(context, options);
        var index = PromotionIndex.Build(context, PromotionWays.Kinds(context.Data), options.MemoryBytes, scratch);
        var places = index.Places(null, null);
        var totals = new PromotionTotals(context.Data.Households.Count);
        Partitions.ForHouseholds(context, () => new Adder(new PromotedLines(filter, index, places), totals), (adder, _, ranges) => adder.Add(ranges), filter.Households);
        return totals;
    }

    /// <summary>One thread's share: no household is in two morsels.</summary>
    sealed class Adder(PromotedLines lines, PromotionTotals totals)
    {
        readonly long[] _sums = new long[CodeHistogram.Window];

        public void Add(ReadOnlySpan<HouseholdRange> ranges) => lines.ForEach(ranges, Add);

        void Add(int household)
        {
            CodeHistogram.Add([lines.Lanes.Length], [0], lines.Lanes, _sums);
            Move(totals.Lines, household);
            LineLanes.AddSums(lines.Quantities, lines.Lanes, _sums);
            Move(totals.Units, household);
            LineLanes.AddSums(lines.Sales, lines.Lanes, _sums);
            Move(totals.Sales, household);
        }

        void Move(long[] target, int household)
        {
            _sums[0] += _sums[PromotionLanes.Elsewhere];
            VectorAdd.Add(_sums.AsSpan(0, PromotionLanes.Count), target.AsSpan(household * PromotionLanes.Count, PromotionLanes.Count));
            _sums.AsSpan(0, LineLanes.Count).Clear();
        }
    }
}
