using System.Collections.Immutable;
using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Groups: the states of all aggregates by slot, and for hashed groups the keys that the slots stand for.</summary>
sealed class Groups
{
    const int FirstHashed = 1024;
    const int HashedBytes = sizeof(ulong) + (2 * sizeof(int));

    readonly QueryPlan _plan;
    readonly MemoryBudget _budget;
    int[] _table = [];
    ulong[] _keys = [];
    int _hashed;

    public Groups(QueryPlan plan, MemoryBudget budget, Scratch scratch)
    {
        _plan = plan;
        _budget = budget;
        Rows = plan.NeedsCounts ? new CountAccumulator(budget, scratch) : new PresenceAccumulator(budget, scratch);
        Accumulators = [.. plan.Spec.Aggregates.Select((asked, a) => Create(asked.Aggregate, a, scratch))];
        if (plan.Grouping == GroupForm.Dense)
            EnsureSlots(plan.Slots + (plan.Scan == ScanForm.Histogram ? CodeHistogram.Window : 0));
        else
            GrowTable(FirstHashed);
    }

    /// <summary>Rows per slot, or whether there are any.</summary>
    public Accumulator Rows { get; }

    /// <summary>Rows per slot, where the plan needs them; behind a histogram's slots a window more.</summary>
    public Span<long> Counts => CountMemory.Span;

    /// <summary>As <see cref="Counts"/>.</summary>
    public Memory<long> CountMemory => ((CountAccumulator)Rows).Memory;

    /// <summary>One per aggregate of the query; null for one that <see cref="Rows"/> answers.</summary>
    public ImmutableArray<Accumulator?> Accumulators { get; }

    /// <summary>Whether threads may add at the same time, each to slots of its own: states by slot allow it, lists of pairs do not.</summary>
    public bool CanBeShared => Accumulators.All(accumulator => accumulator?.CanBeShared != false);

    /// <summary>Slots in use: all of a dense grouping, the groups met of a hashed one.</summary>
    public int Slots => _plan.Grouping == GroupForm.Dense ? _plan.Slots : _hashed;

    /// <summary>Keys of hashed slots: the low lane, and the high one above it.</summary>
    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, _hashed);

    /// <summary>Slots of hashed keys, new ones included.</summary>
    public void Number(ReadOnlySpan<ulong> keys, Span<int> slots)
    {
        for (int done = 0; ;)
        {
            done += HashGroups.AssignIds(keys[done..], _table, _keys, ref _hashed, slots[done..]);
            if (done == keys.Length)
                break;
            GrowTable(_keys.Length * 2);
        }

        if (_hashed > 0)
            EnsureSlots(_keys.Length);
    }

    /// <summary>Adds another thread's groups.</summary>
    public void Merge(Groups other)
    {
        int[] slots = [];
        if (_plan.Grouping == GroupForm.Hash)
        {
            slots = new int[other._hashed];
            Number(other.Keys, slots);
            if (slots.Length == 0)
                return;
        }

        Rows.Merge(other.Rows, slots);
        for (int a = 0; a < Accumulators.Length; a++)
            Accumulators[a]?.Merge(other.Accumulators[a]!, slots);
    }

    Accumulator? Create(Aggregate aggregate, int index, Scratch scratch) =>
        aggregate.CreateState(_plan, aggregate.TakesColumn ? _plan.Measures[_plan.MeasureOfAggregate[index]] : null, _budget, scratch);

    void EnsureSlots(int slots)
    {
        Rows.EnsureSlots(slots);
        foreach (var accumulator in Accumulators)
            accumulator?.EnsureSlots(slots);
    }

    void GrowTable(int groups)
    {
        _budget.Reserve("The query", (long)(groups - _keys.Length) * HashedBytes);
        Array.Resize(ref _keys, groups);
        _table = new int[BitOperations.RoundUpToPowerOf2((uint)groups) * 2];
        HashGroups.Rebuild(Keys, _table);
    }
}
