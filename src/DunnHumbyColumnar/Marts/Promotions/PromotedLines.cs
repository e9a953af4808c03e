using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>One thread's reader of clean lines with the promotion flags of each. Not thread-safe.</summary>
/// <param name="filter">Which lines count.</param>
/// <param name="index">Where and when products are promoted; where it is a slice, lines of other products do not count.</param>
/// <param name="scope">The stores and weeks that are looked at.</param>
sealed class PromotedLines(PromotionFilter filter, PromotionIndex index, PromotionScope scope)
{
    const int FilteredStore = -2;

    readonly CleanLines _lines = new(filter.Rules);
    readonly MappedRuns<int> _stores = new(filter.Rules.Data.Transactions["store_id"], StoreMap(filter, scope));
    readonly ColumnCursor<byte> _weeks = new(filter.Rules.Data.Transactions["week_no"]);
    byte[] _flags = [];
    int[] _found = [];
    long[] _bitPositions = [];
    HouseholdRange _range;
    bool _hasLines;

    public ReadOnlySpan<int> Products => _lines.Products;

    public ReadOnlySpan<int> Sales => _lines.Sales;

    public ReadOnlySpan<int> Quantities => _lines.Quantities;

    /// <summary>The bucket of each line, as in <see cref="PromotionLookup"/>.</summary>
    public ReadOnlySpan<byte> Flags => _flags.AsSpan(0, _lines.End - _lines.Start);

    /// <summary>
    /// Reads the ranges of the morsel's clean households one by one, and calls <paramref name="body"/>(household code) for each.
    /// </summary>
    public void ForEach(ReadOnlySpan<HouseholdRange> morsel, Action<int> body) => Partitions.ForEachHousehold(morsel, ranges =>
    {
        if (filter.Rules.MayDropHouseholds && !Keeps(ranges))
            return;
        foreach (var range in ranges)
            if (Read(range))
                body(range.Household);
    });

    /// <summary>Whether the household has lines and the rules keep it.</summary>
    bool Keeps(ReadOnlySpan<HouseholdRange> ranges)
    {
        int first = -1;
        int last = -1;
        foreach (var range in ranges)
        {
            if (!Read(range) || _lines.Mask.IndexOf(-1) is var line && line < 0)
                continue;
            _lines.Days(out var ends, out var days);
            if (first < 0)
                first = CleanLines.DayAt(ends, days, line);
            last = CleanLines.DayAt(ends, days, _lines.Mask.LastIndexOf(-1));
        }

        return first >= 0 && filter.Rules.KeepsHousehold(ranges[0].Household, first, last);
    }

    /// <summary>Reads a range, unless it is the one last read; returns whether it has lines in the profile's window.</summary>
    bool Read(HouseholdRange range)
    {
        if (range == _range)
            return _hasLines;
        _range = range;
        _hasLines = _lines.Read(range);
        if (!_hasLines)
            return false;
        int rows = _lines.End - _lines.Start;
        if (_flags.Length < rows)
            (_flags, _found, _bitPositions) = (new byte[rows * 2], new int[rows * 2], new long[rows * 2]);
        var flags = _flags.AsSpan(0, rows);
        FillFlags(range.Batch, flags);
        FilterDays(flags);
        if (index.IsPart)
            PromotionLookup.FilterProducts(_lines.Products, index.Products.First, index.Products.End, flags);
        PromotionLookup.Filter(_lines.Sections, filter.SectionFilter, flags);
        return true;
    }

    void FillFlags(int batch, Span<byte> flags)
    {
        _stores.Read(batch, _lines.Start, _lines.End, out var storeEnds, out var stores);
        _weeks.Runs(batch, _lines.Start, _lines.End, out var weekEnds, out var weeks);
        var products = _lines.Products;
        var table = index.Table;
        int found = 0;
        for (int s = 0, w = 0, start = 0; start < flags.Length;)
        {
            int end = Math.Min(storeEnds[s], weekEnds[w]);
            int week = scope.WeekIndexes[weeks[w]];
            flags[start..end].Fill(
                stores[s] == FilteredStore ? LineSections.Filtered
                : stores[s] < 0 || week < 0 ? PromotionLookup.NotCovered
                : PromotionLookup.None);
            if (flags[start] == PromotionLookup.None)
                found += PromotionLookup.Find(
                    products[start..end], table, week, stores[s], start, _found.AsSpan(found), _bitPositions.AsSpan(found));
            start = end;
            s += storeEnds[s] == end ? 1 : 0;
            w += weekEnds[w] == end ? 1 : 0;
        }

        PromotionLookup.Fill(_found.AsSpan(0, found), _bitPositions.AsSpan(0, found), table, flags);
    }

    void FilterDays(Span<byte> flags)
    {
        if (filter.Options.FirstDay is null && filter.Options.LastDay is null)
            return;
        _lines.Days(out var ends, out var days);
        var (start, end) = CleanLines.Between(ends, days, filter.Options.FirstDay, filter.Options.LastDay);
        flags[..start].Fill(LineSections.Filtered);
        flags[end..].Fill(LineSections.Filtered);
    }

    /// <summary>
    /// By stored code the store's bit; -1 if causal_data does not cover it, <see cref="FilteredStore"/> if the filter leaves it out.
    /// </summary>
    static int[] StoreMap(PromotionFilter filter, PromotionScope scope)
    {
        var stores = filter.Rules.Data.Transactions["store_id"];
        var codes = Enumerable.Range(0, stores.CodeMap?.Length ?? scope.StoreBitIndexes.Length).Select(stored => stores.CodeOf(stored));
        return [.. codes.Select(store => filter.Stores?[store] == false ? FilteredStore : scope.StoreBitIndexes[store])];
    }
}
