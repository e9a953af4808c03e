using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Query;

/// <summary>Reads the states of aggregates at the rows' slots as result columns.</summary>
sealed class AggregateColumn(QueryPlan plan, Groups groups, ReadOnlyMemory<int> slots)
{
    /// <summary>The column of the aggregate at a place in the query.</summary>
    public PendingColumn Of(int index)
    {
        var aggregate = plan.Spec.Aggregates[index];
        if (aggregate.Kind == AggregateKind.Count)
            return PerRow(aggregate.Name, ResultKind.Int64, groups.CountMemory);
        var column = plan.Measures[plan.MeasureOfAggregate[index]].Named;
        int unit = column.Domain.Kind == ResultKind.Money ? 100 : 1;
        switch (groups.Accumulators[index])
        {
            case SumAccumulator sums when aggregate.Kind == AggregateKind.Sum:
                return PerRow(aggregate.Name, unit == 100 ? ResultKind.Money : ResultKind.Int64, sums.Memory);
            case SumAccumulator sums:
                return Ratios(aggregate.Name, sums.Memory, groups.CountMemory, unit);
            case ExtremeAccumulator extremes:
                return Extremes(aggregate, column, extremes);
            case BitmapAccumulator bitmaps:
                return Filled(aggregate.Name, ResultKind.Int64, new long[slots.Length], bitmaps.CountDistinct);
            case PairAccumulator pairs when aggregate.Kind == AggregateKind.CountDistinct:
                long[] distinct = new long[groups.Slots];
                pairs.CountDistinct(distinct);
                return PerRow(aggregate.Name, ResultKind.Int64, distinct);
            case PairAccumulator pairs:
                long[] middles = new long[groups.Slots];
                pairs.SumMiddles(groups.Counts, middles);
                return Ratios(aggregate.Name, middles, Array.ConvertAll(groups.Counts.ToArray(), count => Math.Min(count, 1) * 2), unit);
            default:
                throw new InvalidOperationException($"{aggregate.Kind} has no state.");
        }
    }

    /// <summary>The state of each row's slot.</summary>
    PendingColumn PerRow(string name, ResultKind kind, ReadOnlyMemory<long> states)
    {
        var values = GC.AllocateUninitializedArray<long>(slots.Length);
        return new PendingColumn(ResultColumn.Of(name, kind, values), (start, end) =>
        {
            var slotOfRow = slots.Span;
            var stateOfSlot = states.Span;
            for (int row = start; row < end; row++)
                values[row] = stateOfSlot[slotOfRow[row]];
        });
    }

    PendingColumn Filled<T>(string name, ResultKind kind, T[] values, Func<int, T> valueOfSlot) => new(ResultColumn.Of(name, kind, values), (start, end) =>
    {
        var slotOfRow = slots.Span;
        for (int row = start; row < end; row++)
            values[row] = valueOfSlot(slotOfRow[row]);
    });

    /// <summary>One division of exact integers, that of cents by 100 last; null for no rows.</summary>
    PendingColumn Ratios(string name, ReadOnlyMemory<long> dividends, ReadOnlyMemory<long> divisors, int unit) => Filled(
        name,
        ResultKind.Double,
        new double?[slots.Length],
        slot => divisors.Span[slot] is not 0 and long divisor ? (double?)((double)dividends.Span[slot] / divisor / unit) : null);

    /// <summary>Extremes of numbers are stored values, those of everything else codes; a slot without a value, or without rows, has kept its start.</summary>
    PendingColumn Extremes(QueryAggregate aggregate, QueryColumn column, ExtremeAccumulator accumulator)
    {
        bool isEmpty = plan.Keys.IsEmpty && groups.Counts[0] == 0;
        return column.Domain.Decode(
            aggregate.Name,
            slots.Length,
            (row, codes) =>
            {
                var extremes = accumulator.Extremes;
                for (int i = 0; i < codes.Length; i++)
                {
                    int extreme = extremes[slots.Span[row + i]];
                    bool isNull = isEmpty || (extreme == accumulator.None && column.Domain.HasNull);
                    codes[i] = isNull ? -1 : column.IsNumber ? extreme - column.Source.Minimum : extreme;
                }
            },
            nullable: plan.Keys.IsEmpty);
    }
}
