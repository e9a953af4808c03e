using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Query;

/// <summary>Reads the states of aggregates, at the group ids of the result rows, as result columns.</summary>
sealed class AggregateReader(QueryPlan plan, Groups groups, ReadOnlyMemory<int> groupIds)
{
    /// <summary>The group id of each result row.</summary>
    public ReadOnlyMemory<int> GroupIds => groupIds;

    /// <summary>Number of groups.</summary>
    public int GroupCount => groups.Count;

    /// <summary>Rows of the table per group, if the plan needs them.</summary>
    public ReadOnlyMemory<long> Counts => groups.CountMemory;

    /// <summary>Whether there are no keys, and so always exactly one row.</summary>
    public bool IsUngrouped => plan.Keys.IsEmpty;

    /// <summary>Whether that row aggregates no rows of the table.</summary>
    public bool IsEmpty => IsUngrouped && groups.Counts[0] == 0;

    /// <summary>The column of the aggregate at an index in the query.</summary>
    public PendingColumn Column(int index)
    {
        var (aggregate, column) = plan.Spec.Aggregates[index];
        var read = aggregate.TakesColumn ? plan.Measures[plan.MeasureOfAggregate[index]].Named : null;
        return aggregate.ToColumn(this, aggregate.NameOf(column), read, groups.Accumulators[index]);
    }

    /// <summary>The state of each row's group.</summary>
    public PendingColumn PerRow(string name, ResultKind kind, ReadOnlyMemory<long> states)
    {
        var values = GC.AllocateUninitializedArray<long>(groupIds.Length);
        return new PendingColumn(ResultColumn.Create(name, kind, values), (start, end) =>
        {
            var groupOfRow = groupIds.Span;
            var stateOfGroup = states.Span;
            for (int row = start; row < end; row++)
                values[row] = stateOfGroup[groupOfRow[row]];
        });
    }

    /// <summary>A value computed from each row's group id.</summary>
    public PendingColumn Filled<T>(string name, ResultKind kind, Func<int, T> valueOfGroup)
    {
        var values = new T[groupIds.Length];
        return new PendingColumn(ResultColumn.Create(name, kind, values), (start, end) =>
        {
            var groupOfRow = groupIds.Span;
            for (int row = start; row < end; row++)
                values[row] = valueOfGroup(groupOfRow[row]);
        });
    }

    /// <summary>One division of exact integers; a mean of cents is divided by 100 last. Null for no rows.</summary>
    public PendingColumn Ratios(string name, ReadOnlyMemory<long> dividends, ReadOnlyMemory<long> divisors, QueryColumn column)
    {
        int unit = column.Domain.Kind == ResultKind.Money ? 100 : 1;
        return Filled(
            name, ResultKind.Double, groupId =>
                divisors.Span[groupId] is not 0 and long divisor ? (double?)((double)dividends.Span[groupId] / divisor / unit) : null);
    }
}
