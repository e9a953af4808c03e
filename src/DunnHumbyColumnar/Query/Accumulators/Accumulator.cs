using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>The state of one aggregate: an element per group slot. Threads may add at the same time to different slots only, and only if <see cref="CanBeShared"/>.</summary>
abstract class Accumulator(MemoryBudget budget, Scratch scratch)
{
    /// <summary>Slots there is room for.</summary>
    public int Slots { get; private set; }

    /// <summary>Whether threads may add at the same time, each to slots of its own.</summary>
    public virtual bool CanBeShared => true;

    protected MemoryBudget Budget { get; } = budget;

    /// <summary>Makes room for at least so many slots, keeping what there is.</summary>
    public void EnsureSlots(int slots)
    {
        if (slots <= Slots)
            return;
        Budget.Reserve("The query", BytesOf(slots) - BytesOf(Slots));
        Resize(slots);
        Slots = slots;
    }

    /// <summary>Adds rows (no lengths) or runs; negative slots are passed over.</summary>
    public abstract void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values);

    /// <summary>Adds another thread's state; its slot i is slot <paramref name="slots"/>[i] here, or i where that is empty.</summary>
    public abstract void Merge(Accumulator other, ReadOnlySpan<int> slots);

    /// <summary>Bytes of the state of so many slots.</summary>
    protected abstract long BytesOf(int slots);

    /// <summary>Makes room for more slots.</summary>
    protected abstract void Resize(int slots);

    /// <summary>An array that begins with the known elements and goes on with initial ones; the old array is given back.</summary>
    protected T[] Grow<T>(T[] values, int known, int length, T initial)
        where T : unmanaged
    {
        var grown = scratch.Rent<T>(length);
        LargeArray.Advise(grown);
        values.AsSpan(0, known).CopyTo(grown);
        grown.AsSpan(known, length - known).Fill(initial);
        scratch.Return(values);
        return grown;
    }
}
