using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// One thread's reader of transaction lines under a cleaning profile: the rows of a household range in the day window, a mask of those that
/// the row rules keep, and their sections. The rule on households is left to callers, who see all ranges of a household:
/// <see cref="CleanRules.KeepsHousehold"/>. Not thread-safe.
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
    byte[] _sections = [];
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

    /// <summary>First row in the window, counted in its batch.</summary>
    public int Start { get; private set; }

    /// <summary>Exclusive end of the rows in the window.</summary>
    public int End { get; private set; }

    /// <summary>
    /// By row of the window -1 if the rules keep it, otherwise 0. After <see cref="Move"/> it reflects the rules on the line itself, not
    /// those on its product.
    /// </summary>
    public ReadOnlySpan<int> Mask => _mask.AsSpan(0, End - Start);

    /// <summary>
    /// By row of the window the section it counts for, or <see cref="LineSections.Filtered"/>; valid after <see cref="Read"/>.
    /// </summary>
    public ReadOnlySpan<byte> Sections => _sections.AsSpan(0, End - Start);

    public ReadOnlySpan<int> Sales => _sales.Values(_batch, Start, End);

    public ReadOnlySpan<int> Quantities => _quantities.Values(_batch, Start, End);

    public ReadOnlySpan<int> Products => _products.Values(_batch, Start, End);

    /// <summary>Moves to a range and applies the row rules; returns whether any row lies in the window.</summary>
    public bool Read(HouseholdRange range)
    {
        if (!Move(range))
            return false;
        if (_sections.Length < _mask.Length)
            _sections = new byte[_mask.Length];
        LineSections.Fill(Products, _rules.SectionOfProduct, _mask.AsSpan(0, End - Start), _sections.AsSpan(0, End - Start));
        return true;
    }

    /// <summary>
    /// As <see cref="Read"/>, but without the rules on products, for callers who apply them through their own map of products.
    /// </summary>
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
    public void Baskets(out ReadOnlySpan<int> ends, out ReadOnlySpan<int> baskets) =>
        _baskets.Runs(_batch, Start, End, out ends, out baskets);

    /// <summary>
    /// The rows with a day in [firstDay, lastDay], out of rows with ascending days, counted from the first of them; null: no bound.
    /// </summary>
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

    /// <summary>The day of a row by its run: a binary search in the run ends.</summary>
    public static short DayAt(ReadOnlySpan<int> ends, ReadOnlySpan<short> days, int row)
    {
        int run = ends.BinarySearch(row + 1);
        return days[run < 0 ? ~run : run];
    }

    /// <summary>Clips a range to the day window; rows are in day order within a household, so the rest is a range, too.</summary>
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
