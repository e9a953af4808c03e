using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Query;

/// <summary>Reads the states of aggregates at the rows' slots as result columns.</summary>
sealed class AggregateReader(QueryPlan plan, Groups groups, ReadOnlyMemory<int> slots)
{
    /// <summary>The slot of each row.</summary>
    public ReadOnlyMemory<int> Slots => slots;

    /// <summary>Slots there are.</summary>
    public int Groups => groups.Slots;

    /// <summary>Rows of the table per slot, where the plan needs them.</summary>
    public ReadOnlyMemory<long> Counts => groups.CountMemory;

    /// <summary>Whether there are no keys, and so one row always.</summary>
    public bool IsUngrouped => plan.Keys.IsEmpty;

    /// <summary>Whether that row is of no rows of the table.</summary>
    public bool IsEmpty => IsUngrouped && groups.Counts[0] == 0;

    /// <summary>The column of the aggregate at a place in the query.</summary>
    public PendingColumn Column(int index)
    {
        var (aggregate, column) = plan.Spec.Aggregates[index];
        var read = aggregate.TakesColumn ? plan.Measures[plan.MeasureOfAggregate[index]].Named : null;
        return aggregate.ToColumn(this, aggregate.NameOf(column), read, groups.Accumulators[index]);
    }

    /// <summary>The state of each row's slot.</summary>
    public PendingColumn PerRow(string name, ResultKind kind, ReadOnlyMemory<long> states)
    {
        var values = GC.AllocateUninitializedArray<long>(slots.Length);
        return new PendingColumn(ResultColumn.Create(name, kind, values), (start, end) =>
        {
            var slotOfRow = slots.Span;
            var stateOfSlot = states.Span;
            for (int row = start; row < end; row++)
                values[row] = stateOfSlot[slotOfRow[row]];
        });
    }

    /// <summary>What is computed of each row's slot.</summary>
    public PendingColumn Filled<T>(string name, ResultKind kind, Func<int, T> valueOfSlot)
    {
        var values = new T[slots.Length];
        return new PendingColumn(ResultColumn.Create(name, kind, values), (start, end) =>
        {
            var slotOfRow = slots.Span;
            for (int row = start; row < end; row++)
                values[row] = valueOfSlot(slotOfRow[row]);
        });
    }

    /// <summary>One division of exact integers, that of cents by 100 last; null for no rows.</summary>
    public PendingColumn Ratios(string name, ReadOnlyMemory<long> dividends, ReadOnlyMemory<long> divisors, QueryColumn column)
    {
        int unit = column.Domain.Kind == ResultKind.Money ? 100 : 1;
        return Filled(
            name, ResultKind.Double, slot => divisors.Span[slot] is not 0 and long divisor ? (double?)((double)dividends.Span[slot] / divisor / unit) : null);
    }
}
