using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// By household of the clean view: distinct baskets and days, first and last day, cents, units, and further measures on demand.
/// All arrays are aligned and in household order.
/// </summary>
sealed class HouseholdTotals
{
    /// <summary>
    /// Section sums while they grow, row-major: household x <see cref="SectionMap.Stride"/> + section; null unless requested.
    /// </summary>
    readonly long[]? _sectionSums;

    /// <summary>Zero totals of all household codes; each household is written by one thread only.</summary>
    HouseholdTotals(int households, HouseholdMeasures measures)
    {
        Households = [.. Enumerable.Range(0, households)];
        Baskets = new int[households];
        FirstDays = new int[households];
        LastDays = new int[households];
        PurchaseDays = new int[households];
        Sales = new long[households];
        Units = new long[households];
        if (measures.HasFlag(HouseholdMeasures.Sections))
            _sectionSums = new long[households * SectionMap.Stride];
        if (measures.HasFlag(HouseholdMeasures.Purchases))
        {
            Loyalty = new long[households];
            Coupons = new long[households];
            CouponMatches = new long[households];
            Products = new int[households];
        }
    }

    /// <summary>The totals of some households, given by code.</summary>
    HouseholdTotals(HouseholdTotals all, int[] kept)
    {
        T[] Pick<T>(T[] values) => values.Length == 0 ? values : Array.ConvertAll(kept, household => values[household]);
        Households = kept;
        Baskets = Pick(all.Baskets);
        FirstDays = Pick(all.FirstDays);
        LastDays = Pick(all.LastDays);
        PurchaseDays = Pick(all.PurchaseDays);
        Sales = Pick(all.Sales);
        Units = Pick(all.Units);
        Sections = all._sectionSums is { } sums ? Transpose(sums, kept) : [];
        Loyalty = Pick(all.Loyalty);
        Coupons = Pick(all.Coupons);
        CouponMatches = Pick(all.CouponMatches);
        Products = Pick(all.Products);
    }

    /// <summary>Household codes, ascending, without that of lines that have no household.</summary>
    public int[] Households { get; }

    /// <summary>First and last day of the lines without a household; null: there are none.</summary>
    public (int First, int Last)? AnonymousDays { get; private init; }

    /// <summary>Distinct baskets.</summary>
    public int[] Baskets { get; }

    public int[] FirstDays { get; }

    public int[] LastDays { get; }

    /// <summary>Distinct days with a line.</summary>
    public int[] PurchaseDays { get; }

    /// <summary>Cents.</summary>
    public long[] Sales { get; }

    public long[] Units { get; }

    /// <summary>Cents by section, one array a section; empty unless requested.</summary>
    public long[][] Sections { get; } = [];

    /// <summary>Sum of RETAIL_DISC in cents, sign kept; empty unless requested.</summary>
    public long[] Loyalty { get; } = [];

    /// <summary>Sum of COUPON_DISC in cents, sign kept; empty unless requested.</summary>
    public long[] Coupons { get; } = [];

    /// <summary>Sum of COUPON_MATCH_DISC in cents, sign kept; empty unless requested.</summary>
    public long[] CouponMatches { get; } = [];

    /// <summary>Distinct products; empty unless requested.</summary>
    public int[] Products { get; } = [];

    public static HouseholdTotals Build(QueryContext context, CleanRules rules, HouseholdMeasures measures)
    {
        context.Memory.Reserve("the totals of households", BytesFor(context, measures));
        var all = new HouseholdTotals(context.Data.Households.Count, measures);
        Partitions.ForHouseholds(
            context,
            () => new Adder(rules, all, measures),
            (adder, _, ranges) =>
            {
                foreach (var range in ranges)
                    adder.Add(range);
            });
        int anonymous = context.Data.Anonymous;
        int[] kept = [.. all.Households.Where(household => household != anonymous && all.Baskets[household] > 0
            && rules.KeepsHousehold(household, all.FirstDays[household], all.LastDays[household]))];
        return new(all, kept)
        {
            AnonymousDays = anonymous >= 0 && all.Baskets[anonymous] > 0 ? (all.FirstDays[anonymous], all.LastDays[anonymous]) : null,
        };
    }

    /// <summary>Totals of all households, of those kept and of a result, and the marks of each thread.</summary>
    static long BytesFor(QueryContext context, HouseholdMeasures measures)
    {
        var data = context.Data;
        bool hasSections = measures.HasFlag(HouseholdMeasures.Sections);
        bool hasPurchases = measures.HasFlag(HouseholdMeasures.Purchases);
        long perHousehold = (5 * sizeof(int)) + (2 * sizeof(long)) + (hasSections ? SectionMap.Stride * sizeof(long) : 0)
            + (hasPurchases ? sizeof(int) + (3 * sizeof(long)) : 0);
        long marks = (BasketLayout.IsEachOneRun(data) ? 0 : data.Dictionaries[CompleteJourney.Basket].Count)
            + (hasPurchases ? data.Products.Count : 0);
        return (3 * data.Households.Count * perHousehold) + data.Products.Count + (context.Threads * marks * sizeof(int));
    }

    static long[][] Transpose(long[] sections, int[] kept)
    {
        var columns = new long[SectionMap.Names.Length][];
        for (int section = 0; section < columns.Length; section++)
            columns[section] = Array.ConvertAll(kept, household => sections[(household * SectionMap.Stride) + section]);
        return columns;
    }

    /// <summary>One thread's accumulator: adds household ranges, in row order.</summary>
    sealed class Adder(CleanRules rules, HouseholdTotals totals, HouseholdMeasures measures)
    {
        readonly CleanLines _lines = new(rules);
        readonly ColumnCursor<int> _loyalty = new(rules.Data.Transactions["retail_disc"]);
        readonly ColumnCursor<int> _coupons = new(rules.Data.Transactions["coupon_disc"]);
        readonly ColumnCursor<int> _matches = new(rules.Data.Transactions["coupon_match_disc"]);
        readonly int[] _basketMarks =
            BasketLayout.IsEachOneRun(rules.Data) ? [] : new int[rules.Data.Dictionaries[CompleteJourney.Basket].Count];
        readonly int[] _productMarks = measures.HasFlag(HouseholdMeasures.Purchases) ? new int[rules.Data.Products.Count] : [];
        int[] _selectedRuns = [];
        (int Household, int Basket) _last = (-1, -1);

        public void Add(HouseholdRange range)
        {
            if (!_lines.Read(range) || LineMask.Count(_lines.Mask) == 0)
                return;
            int household = range.Household;
            var mask = _lines.Mask;
            totals.Sales[household] += MaskedSum.Sum(_lines.Sales, mask);
            totals.Units[household] += MaskedSum.Sum(_lines.Quantities, mask);
            AddDays(household, mask);
            AddBaskets(household, mask);
            if (totals._sectionSums is { } sums)
                LineSections.AddSums(_lines.Sales, _lines.Sections, sums.AsSpan(household * SectionMap.Stride, SectionMap.Stride));
            if (totals.Products.Length > 0)
                AddPurchases(range, mask);
        }

        void AddDays(int household, ReadOnlySpan<int> mask)
        {
            _lines.Days(out var ends, out var days);
            var selected = Selected(ends, mask);
            for (int run = 0; run < days.Length; run++)
            {
                if (selected[run] == 0)
                    continue;
                if (totals.PurchaseDays[household] == 0)
                    totals.FirstDays[household] = days[run];
                // Days ascend within a household, across batches, too.
                if (totals.PurchaseDays[household] == 0 || totals.LastDays[household] != days[run])
                    totals.PurchaseDays[household]++;
                totals.LastDays[household] = days[run];
            }
        }

        void AddBaskets(int household, ReadOnlySpan<int> mask)
        {
            _lines.Baskets(out var ends, out var baskets);
            var selected = Selected(ends, mask);
            if (_basketMarks.Length > 0)
            {
                totals.Baskets[household] += DistinctCount.Count(baskets, selected, _basketMarks, household + 1);
                return;
            }

            totals.Baskets[household] += LineMask.Count(selected);
            // A basket may straddle two batches; its rows are consecutive, so it was the last one of the batch before.
            if (selected[0] != 0 && (household, baskets[0]) == _last)
                totals.Baskets[household]--;
            if (selected[^1] != 0)
                _last = (household, baskets[^1]);
        }

        void AddPurchases(HouseholdRange range, ReadOnlySpan<int> mask)
        {
            int household = range.Household;
            totals.Loyalty[household] += MaskedSum.Sum(_loyalty.Values(range.Batch, _lines.Start, _lines.End), mask);
            totals.Coupons[household] += MaskedSum.Sum(_coupons.Values(range.Batch, _lines.Start, _lines.End), mask);
            totals.CouponMatches[household] += MaskedSum.Sum(_matches.Values(range.Batch, _lines.Start, _lines.End), mask);
            totals.Products[household] += DistinctCount.Count(_lines.Products, mask, _productMarks, household + 1);
        }

        Span<int> Selected(ReadOnlySpan<int> ends, ReadOnlySpan<int> mask)
        {
            if (_selectedRuns.Length < ends.Length)
                _selectedRuns = new int[Math.Max(ends.Length, _selectedRuns.Length * 2)];
            var selected = _selectedRuns.AsSpan(0, ends.Length);
            RunMask.AnySelected(ends, mask, selected);
            return selected;
        }
    }
}
