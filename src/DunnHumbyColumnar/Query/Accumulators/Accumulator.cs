using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>The state of one aggregate: an element per group group id. Threads may add at the same time to different group ids only, and only if <see cref="CanBeShared"/>.</summary>
abstract class Accumulator(MemoryBudget budget, Scratch scratch)
{
    /// <summary>Group ids there is room for.</summary>
    public int Capacity { get; private set; }

    /// <summary>Whether threads may add at the same time, each to group ids of its own.</summary>
    public virtual bool CanBeShared => true;

    protected MemoryBudget Budget { get; } = budget;

    /// <summary>Makes room for at least so many group ids, keeping what there is.</summary>
    public void EnsureCapacity(int groups)
    {
        if (groups <= Capacity)
            return;
        Budget.Reserve("The query", BytesOf(groups) - BytesOf(Capacity));
        Resize(groups);
        Capacity = groups;
    }

    /// <summary>Adds rows (no lengths) or runs; negative group ids are passed over.</summary>
    public abstract void Add(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values);

    /// <summary>Adds another thread's state; its group id i is group id <paramref name="groupIds"/>[i] here, or i where that is empty.</summary>
    public abstract void Merge(Accumulator other, ReadOnlySpan<int> groupIds);

    /// <summary>Bytes of the state of so many group ids.</summary>
    protected abstract long BytesOf(int groups);

    /// <summary>Makes room for more group ids.</summary>
    protected abstract void Resize(int groups);

    /// <summary>An array that begins with the known elements and goes on with initial ones; the old array is given back.</summary>
    protected T[] Grow<T>(T[] values, int known, int length, T initial)
        where T : unmanaged
    {
        var grown = scratch.Rent<T>(length);
        LargeArray.Advise(grown);
        values.AsSpan(0, known).CopyTo(grown);
        grown.AsSpan(known, length - known).Fill(initial);
        scratch.GiveBack(values);
        return grown;
    }
}
