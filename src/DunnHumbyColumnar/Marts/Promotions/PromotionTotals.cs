using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Lines, units and cents per household and combination of promotion flags: household x <see cref="PromotionLookup.Combinations"/> + flags,
/// with <see cref="PromotionLookup.Display"/> and <see cref="PromotionLookup.Mailer"/>. Lines in stores and weeks that causal_data does not
/// cover count as not promoted.
/// </summary>
sealed class PromotionTotals
{
    /// <summary>Three sums by combination, and a row of a result.</summary>
    const int BytesPerHousehold = (3 * PromotionLookup.Combinations * sizeof(long)) + 64;

    PromotionTotals(int households)
    {
        Lines = new long[households * PromotionLookup.Combinations];
        Units = new long[Lines.Length];
        Sales = new long[Lines.Length];
    }

    public long[] Lines { get; }

    public long[] Units { get; }

    public long[] Sales { get; }

    public static PromotionTotals Build(QueryContext context, PromotionOptions options)
    {
        var filter = PromotionFilter.Create(context, options);
        int households = context.Data.Households.Count;
        context.Memory.Reserve("the promoted lines of households", (long)households * BytesPerHousehold);
        var totals = new PromotionTotals(households);
        PromotionIndex.ForEachSlice(context, PromotionFlags.ForKinds(context.Data), index =>
        {
            var scope = index.Scope(null, null);
            Partitions.ForHouseholds(
                context, () => new Adder(new PromotedLines(filter, index, scope), totals),
                (adder, _, ranges) => adder.Add(ranges), filter.Households);
        });
        return totals;
    }

    /// <summary>One thread's accumulator. No household is in two morsels, so no two threads write the same sums.</summary>
    sealed class Adder(PromotedLines lines, PromotionTotals totals)
    {
        readonly long[] _sums = new long[CodeHistogram.Window];

        public void Add(ReadOnlySpan<HouseholdRange> ranges) => lines.ForEach(ranges, Add);

        void Add(int household)
        {
            CodeHistogram.Add([lines.Flags.Length], [0], lines.Flags, _sums);
            Move(totals.Lines, household);
            LineSections.AddSums(lines.Quantities, lines.Flags, _sums);
            Move(totals.Units, household);
            LineSections.AddSums(lines.Sales, lines.Flags, _sums);
            Move(totals.Sales, household);
        }

        void Move(long[] target, int household)
        {
            _sums[PromotionLookup.None] += _sums[PromotionLookup.NotCovered];
            VectorAdd.Add(_sums.AsSpan(0, PromotionLookup.Combinations), target.AsSpan(household * PromotionLookup.Combinations));
            _sums.AsSpan(0, LineSections.Count).Clear();
        }
    }
}
