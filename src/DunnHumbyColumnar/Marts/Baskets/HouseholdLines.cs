using System.Runtime.InteropServices;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>One thread's reader of the lines of one household that count in baskets: their items, and how they are cut into baskets and days. Not thread-safe.</summary>
sealed class HouseholdLines
{
    readonly BasketFilter _filter;
    readonly bool _areUnitsWhole;
    readonly CleanLines _lines;
    readonly ColumnCursor<byte> _weeks;
    readonly List<LineRun> _units = [];
    readonly List<LineRun> _days = [];
    int[] _items = [];
    int[] _cents = [];
    int _count;
    int _firstDay;
    int _lastDay;

    /// <param name="filter">Which lines count.</param>
    /// <param name="areUnitsWhole">No basket is in two places of a household's rows.</param>
    public HouseholdLines(BasketFilter filter, bool areUnitsWhole)
    {
        _filter = filter;
        _areUnitsWhole = areUnitsWhole;
        _lines = new(filter.Rules);
        _weeks = new(filter.Rules.Data.Transactions["week_no"]);
    }

    /// <summary>Number of items there are.</summary>
    public int ItemLimit => _filter.Items.Count;

    /// <summary>The item of each line, negative where the line does not count.</summary>
    public ReadOnlySpan<int> Items => _items.AsSpan(0, _count);

    /// <summary>SALES_VALUE of each line.</summary>
    public ReadOnlySpan<int> Cents => _cents.AsSpan(0, _count);

    /// <summary>Lines by basket; those of one basket follow one another.</summary>
    public ReadOnlySpan<LineRun> Units => CollectionsMarshal.AsSpan(_units);

    /// <summary>Lines by day, ascending; a day may come twice in a row.</summary>
    public ReadOnlySpan<LineRun> Days => CollectionsMarshal.AsSpan(_days);

    /// <summary>Reads a household from all its ranges; whether it has a line in the window that the cleaning rules keep.</summary>
    public bool Read(ReadOnlySpan<HouseholdRange> ranges)
    {
        _count = 0;
        _units.Clear();
        _days.Clear();
        _firstDay = int.MaxValue;
        foreach (var range in ranges)
            Add(range);
        if (_count == 0 || !_filter.Rules.KeepsHousehold(_firstDay, _lastDay))
            return false;
        if (!_areUnitsWhole)
            _units.Sort();
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
        // A household with lines on one day only is dropped whatever the options' window shows of it.
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
        AddUnits(range, start, end);
        _count += end - start;
    }

    void Grow(int count)
    {
        if (_items.Length >= count)
            return;
        Array.Resize(ref _items, Math.Max(count, 2 * _items.Length));
        Array.Resize(ref _cents, _items.Length);
    }

    void AddUnits(HouseholdRange range, int start, int end)
    {
        switch (_filter.Options.Unit)
        {
            case BasketUnit.Basket:
                _lines.Baskets(out var ends, out var baskets);
                for (int run = 0; run < ends.Length; run++)
                    AddRun(_units, baskets[run], run == 0 ? 0 : ends[run - 1], ends[run], start, end);
                break;
            case BasketUnit.HouseholdWeek:
                _weeks.Runs(range.Batch, _lines.Start, _lines.End, out ends, out var weeks);
                for (int run = 0; run < ends.Length; run++)
                    AddRun(_units, weeks[run], run == 0 ? 0 : ends[run - 1], ends[run], start, end);
                break;
            default:
                AddRun(_units, 0, start, end, start, end);
                break;
        }
    }

    /// <summary>
    /// The part of rows [from, to) that lies in [start, end). What continues the run before, from the range before, is one with it.
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

/// <summary>Lines [Start, End) of one household that have a basket, a week or a day in common.</summary>
readonly record struct LineRun(int Key, int Start, int End) : IComparable<LineRun>
{
    public int CompareTo(LineRun other) => (Key, Start).CompareTo((other.Key, other.Start));
}
