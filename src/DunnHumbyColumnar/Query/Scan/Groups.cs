using System.Collections.Immutable;
using System.Numerics;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>The groups of a query: the states of all aggregates by group id, and the keys of hashed groups.</summary>
sealed class Groups
{
    const int InitialCapacity = 1024;
    const int BytesPerGroup = sizeof(ulong) + (2 * sizeof(int));

    readonly QueryPlan _plan;
    readonly Scratch _scratch;
    int[] _table = [];
    ulong[] _keys = [];
    int _hashedCount;

    public Groups(QueryPlan plan, Scratch scratch)
    {
        _plan = plan;
        _scratch = scratch;
        Rows = plan.NeedsCounts ? new CountAccumulator(scratch) : new PresenceAccumulator(scratch);
        Accumulators = [.. plan.Spec.Aggregates.Select((requested, a) => Create(requested.Aggregate, a))];
        if (plan.Grouping == GroupForm.Dense)
            EnsureCapacity(plan.DenseGroups + (plan.Scan == ScanForm.Histogram ? CodeHistogram.Window : 0));
        else
            GrowTable(InitialCapacity);
    }

    /// <summary>Rows per group, or only whether there are any.</summary>
    public Accumulator Rows { get; }

    /// <summary>Rows per group, if the plan needs them; with a histogram followed by one window more.</summary>
    public Span<long> Counts => CountMemory.Span;

    /// <summary>As <see cref="Counts"/>.</summary>
    public Memory<long> CountMemory => ((CountAccumulator)Rows).Memory;

    /// <summary>One per aggregate of the query; null if <see cref="Rows"/> is enough.</summary>
    public ImmutableArray<Accumulator?> Accumulators { get; }

    /// <summary>Whether threads may add concurrently, each to its own groups: states by group id allow it, lists of pairs do not.</summary>
    public bool CanBeShared => Accumulators.All(accumulator => accumulator?.CanBeShared != false);

    /// <summary>Number of groups: all combinations of a dense grouping, those found so far of a hashed one.</summary>
    public int Count => _plan.Grouping == GroupForm.Dense ? _plan.DenseGroups : _hashedCount;

    /// <summary>Keys of hashed groups by id: high key word x 2^32 + low key word.</summary>
    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, _hashedCount);

    /// <summary>Writes the group ids of hashed keys; new keys get new ids.</summary>
    public void AssignIds(ReadOnlySpan<ulong> keys, Span<int> groupIds)
    {
        for (int done = 0; ;)
        {
            done += HashGroups.AssignIds(keys[done..], _table, _keys, ref _hashedCount, groupIds[done..]);
            if (done == keys.Length)
                break;
            GrowTable(_keys.Length * 2);
        }

        if (_hashedCount > 0)
            EnsureCapacity(_keys.Length);
    }

    /// <summary>Adds another thread's groups.</summary>
    public void Merge(Groups other)
    {
        int[] groupIds = [];
        if (_plan.Grouping == GroupForm.Hash)
        {
            _scratch.Charge((long)other._hashedCount * sizeof(int));
            groupIds = new int[other._hashedCount];
            AssignIds(other.Keys, groupIds);
            if (groupIds.Length == 0)
                return;
        }

        Rows.Merge(other.Rows, groupIds);
        for (int a = 0; a < Accumulators.Length; a++)
            Accumulators[a]?.Merge(other.Accumulators[a]!, groupIds);
    }

    Accumulator? Create(Aggregate aggregate, int index) =>
        aggregate.CreateState(_plan, aggregate.TakesColumn ? _plan.Measures[_plan.MeasureOfAggregate[index]] : null, _scratch);

    void EnsureCapacity(int groups)
    {
        Rows.EnsureCapacity(groups);
        foreach (var accumulator in Accumulators)
            accumulator?.EnsureCapacity(groups);
    }

    void GrowTable(int groups)
    {
        // The arrays before are garbage, but still there.
        _scratch.Charge((long)groups * BytesPerGroup);
        Array.Resize(ref _keys, groups);
        _table = new int[BitOperations.RoundUpToPowerOf2((uint)groups) * 2];
        HashGroups.Rebuild(Keys, _table);
    }
}
