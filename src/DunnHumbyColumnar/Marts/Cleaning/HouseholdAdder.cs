using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>One thread's share of <see cref="HouseholdTotals"/>: adds household pieces, in row order, to the sums.</summary>
sealed class HouseholdAdder(CleanRules rules, HouseholdSums sums, HouseholdMeasures measures)
{
    readonly CleanLines _lines = new(rules);
    readonly ColumnCursor<int> _loyalty = new(rules.Data.Transactions["retail_disc"]);
    readonly ColumnCursor<int> _coupons = new(rules.Data.Transactions["coupon_disc"]);
    readonly ColumnCursor<int> _matches = new(rules.Data.Transactions["coupon_match_disc"]);
    readonly int[] _basketStamps = BasketLayout.IsEachOneRun(rules.Data) ? [] : new int[rules.Data.Dictionaries[CompleteJourney.Basket].Count];
    readonly int[] _productStamps = measures.HasFlag(HouseholdMeasures.Purchases) ? new int[rules.Data.Products.Count] : [];
    int[] _selectedRuns = [];
    (int Household, int Basket) _last = (-1, -1);

    public void Add(HouseholdPiece piece)
    {
        if (!_lines.Read(piece) || LineMask.Count(_lines.Mask) == 0)
            return;
        int household = piece.Household;
        var mask = _lines.Mask;
        sums.Sales[household] += MaskedSum.Sum(_lines.Sales, mask);
        sums.Units[household] += MaskedSum.Sum(_lines.Quantities, mask);
        AddDays(household, mask);
        AddBaskets(household, mask);
        if (sums.Sections.Length > 0)
            LineLanes.AddSums(_lines.Sales, _lines.Lanes, sums.Sections.AsSpan(household * SectionMap.Stride, SectionMap.Stride));
        if (sums.Products.Length > 0)
            AddPurchases(piece, mask);
    }

    void AddDays(int household, ReadOnlySpan<int> mask)
    {
        _lines.Days(out var ends, out var days);
        var selected = Selected(ends, mask);
        for (int run = 0; run < days.Length; run++)
        {
            if (selected[run] == 0)
                continue;
            if (sums.PurchaseDays[household] == 0)
                sums.FirstDays[household] = days[run];
            // Days ascend within a household, also from one batch to the next.
            if (sums.PurchaseDays[household] == 0 || sums.LastDays[household] != days[run])
                sums.PurchaseDays[household]++;
            sums.LastDays[household] = days[run];
        }
    }

    void AddBaskets(int household, ReadOnlySpan<int> mask)
    {
        _lines.Baskets(out var ends, out var baskets);
        var selected = Selected(ends, mask);
        if (_basketStamps.Length > 0)
        {
            sums.Baskets[household] += DistinctCount.Count(baskets, selected, _basketStamps, household + 1);
            return;
        }

        sums.Baskets[household] += LineMask.Count(selected);
        // The batch before may have ended within this basket; its rows follow at once, so it was the last one.
        if (selected[0] != 0 && (household, baskets[0]) == _last)
            sums.Baskets[household]--;
        if (selected[^1] != 0)
            _last = (household, baskets[^1]);
    }

    void AddPurchases(HouseholdPiece piece, ReadOnlySpan<int> mask)
    {
        int household = piece.Household;
        sums.Loyalty[household] += MaskedSum.Sum(_loyalty.Values(piece.Batch, _lines.Start, _lines.End), mask);
        sums.Coupons[household] += MaskedSum.Sum(_coupons.Values(piece.Batch, _lines.Start, _lines.End), mask);
        sums.CouponMatches[household] += MaskedSum.Sum(_matches.Values(piece.Batch, _lines.Start, _lines.End), mask);
        sums.Products[household] += DistinctCount.Count(_lines.Products, mask, _productStamps, household + 1);
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
