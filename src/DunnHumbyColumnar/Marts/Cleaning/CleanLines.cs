using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// One thread's reader of transaction lines under a cleaning profile: the rows of a household range that lie in the day window, which of them the row rules keep, and for which
/// section. Households are dropped by whoever sees them whole: <see cref="CleanRules.KeepsHousehold"/>. Not thread-safe.
/// </summary>
sealed class CleanLines
{
    readonly ColumnCursor<int> _sales;
    readonly ColumnCursor<int> _quantities;
    readonly ColumnCursor<int> _products;
    readonly ColumnCursor<int> _baskets;
    readonly ColumnCursor<short> _days;
    readonly CleanRules _rules;
    int[] _mask = [];
    byte[] _lanes = [];
    int _batch;

    public CleanLines(CleanRules rules)
    {
        var table = rules.Data.Transactions;
        _rules = rules;
        _sales = new(table["sales_value"]);
        _quantities = new(table["quantity"]);
        _products = new(table["product_id"]);
        _baskets = new(table["basket_id"]);
        _days = new(table["day"]);
    }

    /// <summary>First row in the window, in its batch.</summary>
    public int Start { get; private set; }

    /// <summary>Exclusive end of the rows in the window.</summary>
    public int End { get; private set; }

    /// <summary>Per row of the window -1 if the rules keep it, else 0; after <see cref="Move"/> only the rules on the line itself, not those on its product.</summary>
    public ReadOnlySpan<int> Mask => _mask.AsSpan(0, End - Start);

    /// <summary>Per row of the window the section it counts for, or <see cref="LineLanes.Dropped"/>; after <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Lanes => _lanes.AsSpan(0, End - Start);

    public ReadOnlySpan<int> Sales => _sales.Values(_batch, Start, End);

    public ReadOnlySpan<int> Quantities => _quantities.Values(_batch, Start, End);

    public ReadOnlySpan<int> Products => _products.Values(_batch, Start, End);

    /// <summary>Moves to a range and finds which of its rows the rules keep; whether any of them lies in the window.</summary>
    public bool Read(HouseholdRange range)
    {
        if (!Move(range))
            return false;
        if (_lanes.Length < _mask.Length)
            _lanes = new byte[_mask.Length];
        LineLanes.Fill(Products, _rules.LaneOfProduct, _mask.AsSpan(0, End - Start), _lanes.AsSpan(0, End - Start));
        return true;
    }

    /// <summary>As <see cref="Read"/> for a reader that knows what the rules say of each product.</summary>
    public bool Move(HouseholdRange range)
    {
        _batch = range.Batch;
        Narrow(range);
        int rows = End - Start;
        if (rows == 0)
            return false;
        if (_mask.Length < rows)
            _mask = new int[Math.Max(rows, _mask.Length * 2)];
        var mask = _mask.AsSpan(0, rows);
        if (_rules.Profile.PositiveLinesOnly)
            LineMask.BothPositive(Quantities, Sales, mask);
        else
            mask.Fill(-1);
        return true;
    }

    /// <summary>Runs of equal days in the window; ends count from <see cref="Start"/>.</summary>
    public void Days(out ReadOnlySpan<int> ends, out ReadOnlySpan<short> days) => _days.Runs(_batch, Start, End, out ends, out days);

    /// <summary>Runs of equal baskets in the window; ends count from <see cref="Start"/>.</summary>
    public void Baskets(out ReadOnlySpan<int> ends, out ReadOnlySpan<int> baskets) => _baskets.Runs(_batch, Start, End, out ends, out baskets);

    /// <summary>The rows with a day in [first, last], out of rows with ascending days, counted from the first of them; a null is no bound.</summary>
    public static (int Start, int End) Between(ReadOnlySpan<int> ends, ReadOnlySpan<short> days, int? firstDay, int? lastDay)
    {
        int first = 0;
        int last = days.Length;
        while (first < last && days[first] < firstDay)
            first++;
        while (last > first && days[last - 1] > lastDay)
            last--;
        return first == last ? (0, 0) : (first == 0 ? 0 : ends[first - 1], ends[last - 1]);
    }

    /// <summary>The day of a row, counted from the first.</summary>
    public static short DayAt(ReadOnlySpan<int> ends, ReadOnlySpan<short> days, int row)
    {
        int run = ends.BinarySearch(row + 1);
        return days[run < 0 ? ~run : run];
    }

    /// <summary>A household's rows are in day order, so its rows in the window are consecutive.</summary>
    void Narrow(HouseholdRange range)
    {
        (Start, End) = (range.Start, range.End);
        if (_rules.FirstDay is null && _rules.LastDay is null)
            return;
        _days.Runs(range.Batch, range.Start, range.End, out var ends, out var days);
        var (start, end) = Between(ends, days, _rules.FirstDay, _rules.LastDay);
        (Start, End) = (range.Start + start, range.Start + end);
    }
}
