using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Query;

/// <summary>Reads the states of aggregates at the rows' slots as result columns.</summary>
readonly struct AggregateColumn(QueryPlan plan, Groups groups, ReadOnlyMemory<int> slots)
{
    ReadOnlySpan<int> Slots => slots.Span;

    /// <summary>The column of the aggregate at a place in the query.</summary>
    public ResultColumn Of(int index)
    {
        var aggregate = plan.Spec.Aggregates[index];
        if (aggregate.Kind == AggregateKind.Count)
            return ResultColumn.Int64(aggregate.Name, PerRow(groups.Counts));
        var column = plan.Measures[plan.MeasureOfAggregate[index]].Named;
        int unit = column.Domain.Kind == ResultKind.Money ? 100 : 1;
        switch (groups.Accumulators[index])
        {
            case SumAccumulator sums when aggregate.Kind == AggregateKind.Sum:
                return new ResultColumn(aggregate.Name, unit == 100 ? ResultKind.Money : ResultKind.Int64, PerRow(sums.Sums));
            case SumAccumulator sums:
                return ResultColumn.Double(aggregate.Name, Ratios(PerRow(sums.Sums), PerRow(groups.Counts), unit));
            case ExtremeAccumulator extremes:
                return Extremes(aggregate, column, extremes);
            case BitmapAccumulator bitmaps:
                return ResultColumn.Int64(aggregate.Name, [.. Slots.ToArray().Select(bitmaps.CountDistinct)]);
            case PairAccumulator pairs when aggregate.Kind == AggregateKind.CountDistinct:
                long[] distinct = new long[groups.Slots];
                pairs.CountDistinct(distinct);
                return ResultColumn.Int64(aggregate.Name, PerRow(distinct));
            case PairAccumulator pairs:
                long[] middles = new long[groups.Slots];
                pairs.SumMiddles(groups.Counts, middles);
                return ResultColumn.Double(aggregate.Name, Ratios(PerRow(middles), [.. PerRow(groups.Counts).Select(count => Math.Min(count, 1) * 2)], unit));
            default:
                throw new InvalidOperationException($"{aggregate.Kind} has no state.");
        }
    }

    /// <summary>The state of each row's slot; a query without keys and rows has a row and no state.</summary>
    long[] PerRow(ReadOnlySpan<long> states)
    {
        var slots = Slots;
        long[] values = LargeArray.Allocate<long>(slots.Length);
        for (int row = 0; row < values.Length; row++)
            values[row] = states[slots[row]];
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

    /// <summary>Extremes of numbers are stored values, those of everything else codes; a slot without a value, or without rows, has kept its start.</summary>
    ResultColumn Extremes(QueryAggregate aggregate, QueryColumn column, ExtremeAccumulator accumulator)
    {
        var extremes = accumulator.Extremes;
        var slots = Slots;
        int[] codes = new int[slots.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            int extreme = extremes[slots[row]];
            bool isNull = (plan.Keys.IsEmpty && groups.Counts[0] == 0) || (extreme == accumulator.None && column.Domain.HasNull);
            codes[row] = isNull ? -1 : column.IsNumber ? extreme - column.Source.Minimum : extreme;
        }

        return column.Domain.Decode(aggregate.Name, codes, nullable: plan.Keys.IsEmpty);
    }
}
