using System.Runtime.InteropServices;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Reads the lines of one household that count in baskets: their items, and their runs by basket and by day. Not thread-safe: one per
/// thread.
/// </summary>
sealed class HouseholdLines
{
    readonly BasketFilter _filter;
    readonly bool _areBasketsWhole;
    readonly CleanLines _lines;
    readonly ColumnCursor<byte> _weeks;
    readonly List<LineRun> _basketRuns = [];
    readonly List<LineRun> _days = [];
    int[] _items = [];
    int[] _cents = [];
    int _count;
    int _firstDay;
    int _lastDay;

    /// <param name="filter">Which lines count.</param>
    /// <param name="areBasketsWhole">Whether the rows of each basket follow one another.</param>
    public HouseholdLines(BasketFilter filter, bool areBasketsWhole)
    {
        _filter = filter;
        _areBasketsWhole = areBasketsWhole;
        _lines = new(filter.Rules);
        _weeks = new(filter.Rules.Data.Transactions["week_no"]);
    }

    /// <summary>Number of item codes.</summary>
    public int ItemLimit => _filter.Items.Count;

    /// <summary>The item of each line, negative where the line does not count.</summary>
    public ReadOnlySpan<int> Items => _items.AsSpan(0, _count);

    /// <summary>SALES_VALUE of each line.</summary>
    public ReadOnlySpan<int> Cents => _cents.AsSpan(0, _count);

    /// <summary>Lines by basket; the runs of one basket follow one another.</summary>
    public ReadOnlySpan<LineRun> BasketRuns => CollectionsMarshal.AsSpan(_basketRuns);

    /// <summary>Lines by day, ascending; consecutive runs may have the same day.</summary>
    public ReadOnlySpan<LineRun> Days => CollectionsMarshal.AsSpan(_days);

    /// <summary>Reads a household from all its ranges; returns whether it has a line in the window and passes the cleaning rules.</summary>
    public bool Read(ReadOnlySpan<HouseholdRange> ranges)
    {
        _count = 0;
        _basketRuns.Clear();
        _days.Clear();
        _firstDay = int.MaxValue;
        foreach (var range in ranges)
            Add(range);
        if (_count == 0 || !_filter.Rules.KeepsHousehold(ranges[0].Household, _firstDay, _lastDay))
            return false;
        if (!_areBasketsWhole)
            _basketRuns.Sort();
        return true;
    }

    void Add(HouseholdRange range)
    {
        if (!_lines.Move(range))
            return;
        int rows = _lines.End - _lines.Start;
        Grow(_count + rows);
        var items = _items.AsSpan(_count, rows);
        LineItems.Fill(_lines.Products, _lines.Mask, _filter.ItemOfProduct, items);
        int first = items.IndexOfAnyExcept(LineItems.Filtered);
        if (first < 0)
            return;
        _lines.Days(out var ends, out var days);
        // The rule on single-day households looks at all days, not only those in the window.
        if (_firstDay == int.MaxValue)
            _firstDay = CleanLines.DayAt(ends, days, first);
        _lastDay = CleanLines.DayAt(ends, days, items.LastIndexOfAnyExcept(LineItems.Filtered));
        var (start, end) = CleanLines.Between(ends, days, _filter.Options.FirstDay, _filter.Options.LastDay);
        if (start == end)
            return;
        items[start..end].CopyTo(items);
        _lines.Sales[start..end].CopyTo(_cents.AsSpan(_count));
        for (int run = 0; run < ends.Length; run++)
            AddRun(_days, days[run], run == 0 ? 0 : ends[run - 1], ends[run], start, end);
        AddBasketRuns(range, start, end);
        _count += end - start;
    }

    void Grow(int count)
    {
        if (_items.Length >= count)
            return;
        Array.Resize(ref _items, Math.Max(count, 2 * _items.Length));
        Array.Resize(ref _cents, _items.Length);
    }

    void AddBasketRuns(HouseholdRange range, int start, int end)
    {
        switch (_filter.Options.Unit)
        {
            case BasketUnit.Basket:
                _lines.Baskets(out var ends, out var baskets);
                for (int run = 0; run < ends.Length; run++)
                    AddRun(_basketRuns, baskets[run], run == 0 ? 0 : ends[run - 1], ends[run], start, end);
                break;
            case BasketUnit.HouseholdWeek:
                _weeks.Runs(range.Batch, _lines.Start, _lines.End, out ends, out var weeks);
                for (int run = 0; run < ends.Length; run++)
                    AddRun(_basketRuns, weeks[run], run == 0 ? 0 : ends[run - 1], ends[run], start, end);
                break;
            default:
                AddRun(_basketRuns, 0, start, end, start, end);
                break;
        }
    }

    /// <summary>
    /// Adds the part of rows [from, to) that lies in [start, end). A run that continues the last one, from the previous range, extends it.
    /// </summary>
    void AddRun(List<LineRun> runs, int key, int from, int to, int start, int end)
    {
        (from, to) = (Math.Max(from, start), Math.Min(to, end));
        if (from >= to)
            return;
        from += _count - start;
        to += _count - start;
        if (runs.Count > 0 && runs[^1] is var last && last.Key == key && last.End == from)
            runs[^1] = last with { End = to };
        else
            runs.Add(new LineRun(key, from, to));
    }
}
