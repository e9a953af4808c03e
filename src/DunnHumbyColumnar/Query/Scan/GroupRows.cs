using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// The groups of a query as result rows, in key order until ordered otherwise: a group id per row, by which keys and aggregates are read.
/// </summary>
sealed class GroupRows
{
    /// <summary>Rows of a column that one thread fills at a time.</summary>
    const int FilledRows = 16 * 1024;

    /// <summary>Bytes of a cell, nulls included.</summary>
    const long BytesPerCell = 16;

    /// <summary>Bytes of a row while rows are chosen and sorted.</summary>
    const long BytesPerChoice = 24;

    /// <summary>Bytes of a group's dividend and divisor.</summary>
    const long BytesPerList = 24;

    readonly QueryPlan _plan;
    readonly Groups _groups;
    readonly ReadOnlyMemory<int> _groupIds;

    GroupRows(QueryPlan plan, Groups groups, ReadOnlyMemory<int> groupIds)
    {
        _plan = plan;
        _groups = groups;
        _groupIds = groupIds;
    }

    public int Count => _groupIds.Length;

    /// <summary>The groups that have rows, in key order; without keys always exactly one.</summary>
    public static GroupRows Build(QueryPlan plan, Groups groups, Scratch scratch)
    {
        int found = plan.Keys.IsEmpty ? 1 : CountGroups(groups);
        int[] groupIds = scratch.Rent<int>(found);
        if (plan.Keys.IsEmpty)
            groupIds[0] = 0;
        else
            FindGroups(plan, groups, groupIds);
        if (plan.Grouping == GroupForm.Hash)
            Sort(plan, groups, groupIds.AsSpan(0, found), scratch);
        return new GroupRows(plan, groups, groupIds.AsMemory(0, found));
    }

    /// <summary>
    /// The rows that Having keeps, in the requested order, up to the limit of Take. Only the columns that decide are built for all rows.
    /// </summary>
    public GroupRows Chosen(Scratch scratch)
    {
        var spec = _plan.Spec;
        if (spec.Having.IsEmpty && spec.Order.IsEmpty && (spec.Take ?? int.MaxValue) >= Count)
            return this;
        scratch.Charge(Count * (BytesPerChoice + ((spec.Having.Length + spec.Order.Length) * BytesPerCell)));
        return new GroupRows(_plan, _groups, Array.ConvertAll(RowOrder.Build(Count, spec, Find, scratch), row => _groupIds.Span[row]));
    }

    /// <summary>All result columns. Allocates their arrays first, then fills them in parallel.</summary>
    public ResultFrame ToFrame(QueryContext context)
    {
        context.Memory.Reserve("the result of the query", (Count * RowBytes) + ListBytes);
        PendingColumn[] columns = [.. Enumerable.Range(0, _plan.Keys.Length + _plan.Spec.Aggregates.Length).Select(Column)];
        foreach (var column in columns)
            LargeArray.Advise(column.Column.Values);
        RowBlocks.ForEach(context, Count, FilledRows, (start, end) =>
        {
            foreach (var column in columns)
                column.Fill?.Invoke(start, end);
        });
        return new ResultFrame([.. columns.Select(column => column.Column)]);
    }

    ResultColumn Find(string name)
    {
        string[] names = [.. _plan.Keys.Select(key => key.Column.Name), .. _plan.Spec.Aggregates.Select(aggregate => aggregate.Name)];
        int column = Array.FindIndex(names, candidate => candidate.Equals(name, StringComparison.OrdinalIgnoreCase));
        return column >= 0
            ? Column(column).Complete()
            : throw UnknownColumn.Create($"the result of the query on {_plan.Spec.Table}", name, names);
    }

    PendingColumn Column(int column)
    {
        if (column >= _plan.Keys.Length)
            return new AggregateReader(_plan, _groups, _groupIds).Column(column - _plan.Keys.Length);
        var key = _plan.Keys[column];
        return key.Column.Domain.Decode(
            key.Column.Name,
            Count,
            (row, codes) => DecodeKey(key, _groups, _groupIds.Span.Slice(row, codes.Length), codes),
            nullable: false);
    }

    /// <summary>Bytes of a result row.</summary>
    long RowBytes => _plan.Keys.Sum(key => key.Column.Domain.BytesPerCell) + (_plan.Spec.Aggregates.Length * BytesPerCell);

    /// <summary>Bytes of what aggregates of lists of values compute for all groups.</summary>
    long ListBytes => _groups.Count * BytesPerList * _plan.Spec.Aggregates.Count(requested => requested.Aggregate.MayListValues);

    static int CountGroups(Groups groups) => groups.Rows is PresenceAccumulator presence
        ? GroupPresence.Count<byte>(presence.Present[..groups.Count])
        : GroupPresence.Count<long>(groups.Counts[..groups.Count]);

    static void FindGroups(QueryPlan plan, Groups groups, int[] groupIds)
    {
        if (plan.Grouping == GroupForm.Dense && !plan.IsInKeyOrder)
            FindInKeyOrder(plan, groups.Counts, groupIds);
        else if (groups.Rows is PresenceAccumulator presence)
            GroupPresence.Find<byte>(presence.Present[..groups.Count], 0, groupIds);
        else
            GroupPresence.Find<long>(groups.Counts[..groups.Count], 0, groupIds);
    }

    /// <summary>Walks all combinations of key codes in key order, the last key varying fastest.</summary>
    static void FindInKeyOrder(QueryPlan plan, ReadOnlySpan<long> counts, int[] groupIds)
    {
        int[] codes = new int[plan.Keys.Length];
        int found = 0;
        for (int cell = 0; cell < plan.DenseGroups; cell++)
        {
            int groupId = 0;
            for (int k = 0; k < codes.Length; k++)
                groupId += codes[k] * plan.Keys[k].Stride;
            if (counts[groupId] > 0)
                groupIds[found++] = groupId;
            for (int k = codes.Length - 1; k >= 0 && ++codes[k] == plan.Keys[k].Column.Domain.Size; k--)
                codes[k] = 0;
        }
    }

    static void DecodeKey(PlannedKey key, Groups groups, ReadOnlySpan<int> groupIds, Span<int> codes)
    {
        var keys = groups.Keys;
        if (keys.IsEmpty)
        {
            MixedRadix.Decode(groupIds, key.Stride, key.Column.Domain.Size, codes);
            return;
        }

        for (int row = 0; row < groupIds.Length; row++)
            codes[row] = (int)(key.IsHigh ? keys[groupIds[row]] >> 32 : keys[groupIds[row]] & uint.MaxValue);
        MixedRadix.Decode(codes, key.Stride, key.Column.Domain.Size, codes);
    }

    /// <summary>
    /// Sorts hashed groups in key order. Both key words are below 2^30, so the codes of all keys fit one 64-bit mixed-radix number.
    /// </summary>
    static void Sort(QueryPlan plan, Groups groups, Span<int> groupIds, Scratch scratch)
    {
        var order = scratch.Rent<ulong>(groupIds.Length).AsSpan(0, groupIds.Length);
        var codes = scratch.Rent<int>(groupIds.Length).AsSpan(0, groupIds.Length);
        order.Clear();
        foreach (var key in plan.Keys)
        {
            DecodeKey(key, groups, groupIds, codes);
            for (int row = 0; row < order.Length; row++)
                order[row] = (order[row] * (ulong)key.Column.Domain.Size) + (ulong)codes[row];
        }

        RadixSort.Sort(order, groupIds, scratch.Rent<ulong>(groupIds.Length), scratch.Rent<int>(groupIds.Length));
    }
}
