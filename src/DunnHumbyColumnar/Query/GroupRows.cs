using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Query;

/// <summary>The groups of a query as rows: key codes and aggregates side by side, in key order until ordered otherwise.</summary>
sealed class GroupRows
{
    readonly QueryPlan _plan;
    readonly Groups _groups;
    readonly int[][] _keyCodes;
    readonly int[] _slots;

    GroupRows(QueryPlan plan, Groups groups, int[] slots, int[][] keyCodes)
    {
        _plan = plan;
        _groups = groups;
        _slots = slots;
        _keyCodes = keyCodes;
    }

    public int GroupCount => _slots.Length;

    /// <summary>The groups that have rows, in key order; without keys always one.</summary>
    public static GroupRows Of(QueryPlan plan, Groups groups, MemoryBudget budget)
    {
        var counts = groups.Counts.Counts;
        int found = plan.Keys.IsEmpty ? 1 : 0;
        if (!plan.Keys.IsEmpty)
            foreach (long count in counts[..groups.Slots])
                found += count > 0 ? 1 : 0;
        budget.Reserve("The query's result", RowBytes(plan) * found);
        int[] slots = new int[found];
        if (!plan.Keys.IsEmpty)
            for (int slot = 0, row = 0; slot < groups.Slots; slot++)
                if (counts[slot] > 0)
                    slots[row++] = slot;
        int[][] codes = [.. plan.Keys.Select(_ => new int[found])];
        for (int k = 0; k < codes.Length; k++)
            DecodeKey(plan.Keys[k], groups, slots, codes[k]);
        if (plan.Grouping == GroupForm.Hash)
            Sort(plan, slots, codes);
        return new GroupRows(plan, groups, slots, codes);
    }

    /// <summary>All result columns, of the rows that Having keeps, in the wanted order, at most as many as wanted.</summary>
    public ResultFrame ToFrame(CancellationToken cancellationToken)
    {
        var spec = _plan.Spec;
        var columns = new List<ResultColumn>();
        for (int k = 0; k < _keyCodes.Length; k++)
            columns.Add(_plan.Keys[k].Column.Domain.Decode(_plan.Keys[k].Column.Name, _keyCodes[k], nullable: false));
        for (int a = 0; a < spec.Aggregates.Length; a++)
            columns.Add(AggregateColumn(spec.Aggregates[a], a));
        cancellationToken.ThrowIfCancellationRequested();
        var frame = new ResultFrame([.. columns]);
        if (spec.Having.IsEmpty && spec.Order.IsEmpty && (spec.Take ?? int.MaxValue) >= frame.Rows)
            return frame;
        return frame.Pick(RowOrder.Of(frame, spec));
    }

    /// <summary>Estimated bytes of a result row with its intermediate forms.</summary>
    static long RowBytes(QueryPlan plan) => sizeof(int) + (plan.Keys.Length * (sizeof(int) + sizeof(long))) + (plan.Spec.Aggregates.Length * 2L * sizeof(long));

    static void DecodeKey(PlannedKey key, Groups groups, ReadOnlySpan<int> slots, Span<int> codes)
    {
        int size = key.Column.Domain.Size;
        var keys = groups.Keys;
        for (int row = 0; row < slots.Length; row++)
        {
            int slot = keys.IsEmpty ? slots[row] : (int)(key.IsHigh ? keys[slots[row]] >> 32 : keys[slots[row]] & uint.MaxValue);
            codes[row] = (int)((uint)slot / (uint)key.Stride % (uint)size);
        }
    }

    /// <summary>Brings hashed groups into key order. Both lanes are below 2^30, so the keys of all fit 64 bits.</summary>
    static void Sort(QueryPlan plan, int[] slots, int[][] codes)
    {
        ulong[] order = new ulong[slots.Length];
        for (int k = 0; k < codes.Length; k++)
        {
            ulong size = (ulong)plan.Keys[k].Column.Domain.Size;
            for (int row = 0; row < order.Length; row++)
                order[row] = (order[row] * size) + (ulong)codes[k][row];
        }

        int[] rows = [.. Enumerable.Range(0, slots.Length)];
        RadixSort.Sort(order, rows, new ulong[order.Length], new int[order.Length]);
        foreach (int[] values in (int[][])[slots, .. codes])
            Array.ConvertAll(rows, row => values[row]).CopyTo(values, 0);
    }

    ResultColumn AggregateColumn(QueryAggregate aggregate, int index)
    {
        var counts = _groups.Counts.Counts;
        if (aggregate.Kind == AggregateKind.Count)
            return ResultColumn.Int64(aggregate.Name, PerRow(counts));
        var column = _plan.Measures[_plan.MeasureOfAggregate[index]].Named;
        int unit = column.Domain.Kind == ResultKind.Money ? 100 : 1;
        switch (_groups.Accumulators[index])
        {
            case SumAccumulator sums when aggregate.Kind == AggregateKind.Sum:
                return new ResultColumn(aggregate.Name, unit == 100 ? ResultKind.Money : ResultKind.Int64, PerRow(sums.Sums));
            case SumAccumulator sums:
                return ResultColumn.Double(aggregate.Name, Ratios(PerRow(sums.Sums), PerRow(counts), unit));
            case ExtremeAccumulator extremes:
                return Extremes(aggregate, column, extremes.Extremes);
            case BitmapAccumulator bitmaps:
                return ResultColumn.Int64(aggregate.Name, Array.ConvertAll(_slots, bitmaps.CountDistinct));
            case PairAccumulator pairs when aggregate.Kind == AggregateKind.CountDistinct:
                long[] distinct = new long[counts.Length];
                pairs.CountDistinct(distinct);
                return ResultColumn.Int64(aggregate.Name, PerRow(distinct));
            case PairAccumulator pairs:
                long[] middles = new long[counts.Length];
                pairs.SumMiddles(counts, middles);
                return ResultColumn.Double(aggregate.Name, Ratios(PerRow(middles), [.. PerRow(counts).Select(count => Math.Min(count, 1) * 2)], unit));
            default:
                throw new InvalidOperationException($"{aggregate.Kind} has no state.");
        }
    }

    /// <summary>The state of each row's slot; a query without keys and rows has a row and no state.</summary>
    long[] PerRow(ReadOnlySpan<long> states)
    {
        long[] values = new long[_slots.Length];
        for (int row = 0; row < values.Length; row++)
            values[row] = states[_slots[row]];
        return values;
    }

    /// <summary>One division of exact integers, that of cents by 100 last; null for no rows.</summary>
    static double?[] Ratios(long[] dividends, long[] divisors, int unit)
    {
        var ratios = new double?[dividends.Length];
        for (int row = 0; row < ratios.Length; row++)
            ratios[row] = divisors[row] == 0 ? null : (double)dividends[row] / divisors[row] / unit;
        return ratios;
    }

    /// <summary>Extremes of numbers are stored values, those of everything else codes; a slot without a value has kept its start.</summary>
    ResultColumn Extremes(QueryAggregate aggregate, QueryColumn column, ReadOnlySpan<int> extremes)
    {
        int none = aggregate.Kind == AggregateKind.Max ? int.MinValue : int.MaxValue;
        var counts = _groups.Counts.Counts;
        bool nullable = _plan.Keys.IsEmpty;
        int[] codes = new int[_slots.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            int extreme = extremes[_slots[row]];
            bool isNull = counts[_slots[row]] == 0 || (extreme == none && column.Domain.HasNull);
            codes[row] = isNull ? -1 : column.IsNumber ? extreme - column.Source.Minimum : extreme;
        }

        return column.Domain.Decode(aggregate.Name, codes, nullable);
    }
}
