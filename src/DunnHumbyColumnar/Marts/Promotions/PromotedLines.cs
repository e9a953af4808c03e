using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>One thread's reader of clean lines with the ways in which the product of each is promoted. Not thread-safe.</summary>
/// <param name="filter">Which lines count.</param>
/// <param name="index">Where and when products are promoted.</param>
/// <param name="places">The stores and weeks that are looked at.</param>
sealed class PromotedLines(PromotionFilter filter, PromotionIndex index, PromotionPlaces places)
{
    const int NotWanted = -2;

    readonly CleanLines _lines = new(filter.Rules);
    readonly MappedRuns<int> _stores = new(filter.Rules.Data.Transactions["store_id"], StoreMap(filter, places));
    readonly ColumnCursor<byte> _weeks = new(filter.Rules.Data.Transactions["week_no"]);
    byte[] _lanes = [];
    int[] _found = [];
    long[] _places = [];
    HouseholdRange _range;
    bool _hasLines;

    public ReadOnlySpan<int> Products => _lines.Products;

    public ReadOnlySpan<int> Sales => _lines.Sales;

    public ReadOnlySpan<int> Quantities => _lines.Quantities;

    /// <summary>A lane of <see cref="PromotionLanes"/> per line, <see cref="LineLanes.Dropped"/> for one that does not count.</summary>
    public ReadOnlySpan<byte> Lanes => _lanes.AsSpan(0, _lines.End - _lines.Start);

    /// <summary>Calls <paramref name="body"/>(household code) for the lines of every range of the morsel's households that the clean view has.</summary>
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

        return first >= 0 && filter.Rules.KeepsHousehold(first, last);
    }

    /// <summary>Reads a range, unless it was the last one read; whether it has lines in the profile's window.</summary>
    bool Read(HouseholdRange range)
    {
        if (range == _range)
            return _hasLines;
        _range = range;
        _hasLines = _lines.Read(range);
        if (!_hasLines)
            return false;
        int rows = _lines.End - _lines.Start;
        if (_lanes.Length < rows)
            (_lanes, _found, _places) = (new byte[rows * 2], new int[rows * 2], new long[rows * 2]);
        var lanes = _lanes.AsSpan(0, rows);
        FillLanes(range.Batch, lanes);
        DropDays(lanes);
        PromotionLanes.Drop(_lines.Lanes, filter.Drops, lanes);
        return true;
    }

    void FillLanes(int batch, Span<byte> lanes)
    {
        _stores.Read(batch, _lines.Start, _lines.End, out var storeEnds, out var stores);
        _weeks.Runs(batch, _lines.Start, _lines.End, out var weekEnds, out var weeks);
        var products = _lines.Products;
        var table = index.Table;
        int found = 0;
        for (int s = 0, w = 0, start = 0; start < lanes.Length;)
        {
            int end = Math.Min(storeEnds[s], weekEnds[w]);
            int week = places.OfWeek[weeks[w]];
            lanes[start..end].Fill(stores[s] == NotWanted ? LineLanes.Dropped : stores[s] < 0 || week < 0 ? PromotionLanes.Elsewhere : default);
            if (lanes[start] == 0)
                found += PromotionLanes.Find(products[start..end], table, week, stores[s], start, _found.AsSpan(found), _places.AsSpan(found));
            start = end;
            s += storeEnds[s] == end ? 1 : 0;
            w += weekEnds[w] == end ? 1 : 0;
        }

        PromotionLanes.Fill(_found.AsSpan(0, found), _places.AsSpan(0, found), table, lanes);
    }

    void DropDays(Span<byte> lanes)
    {
        if (filter.Options.FirstDay is null && filter.Options.LastDay is null)
            return;
        _lines.Days(out var ends, out var days);
        var (start, end) = CleanLines.Between(ends, days, filter.Options.FirstDay, filter.Options.LastDay);
        lanes[..start].Fill(LineLanes.Dropped);
        lanes[end..].Fill(LineLanes.Dropped);
    }

    /// <summary>Per stored code of a store its bit, -1 elsewhere, <see cref="NotWanted"/> if the filter leaves it out.</summary>
    static int[] StoreMap(PromotionFilter filter, PromotionPlaces places)
    {
        var stores = filter.Rules.Data.Transactions["store_id"];
        var codes = Enumerable.Range(0, stores.CodeMap?.Length ?? places.OfStore.Length).Select(stored => stores.CodeOf(stored));
        return [.. codes.Select(store => filter.Stores?[store] == false ? NotWanted : places.OfStore[store])];
    }
}
