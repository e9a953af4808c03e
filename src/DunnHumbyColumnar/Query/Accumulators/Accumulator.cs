using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// The state of one aggregate: an element per group id. Threads may add concurrently only to different groups, and only if
/// <see cref="CanBeShared"/>.
/// </summary>
abstract class Accumulator(Scratch scratch)
{
    /// <summary>Number of groups there is room for.</summary>
    public int Capacity { get; private set; }

    /// <summary>Whether threads may add concurrently, each to its own groups.</summary>
    public virtual bool CanBeShared => true;

    /// <summary>Lends arrays, and charges others.</summary>
    protected Scratch Scratch => scratch;

    /// <summary>Grows to at least <paramref name="groups"/> groups; existing states are kept.</summary>
    public void EnsureCapacity(int groups)
    {
        if (groups <= Capacity)
            return;
        Resize(groups);
        Capacity = groups;
    }

    /// <summary>Adds rows (no lengths) or runs; negative group ids are skipped.</summary>
    public abstract void Add(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values);

    /// <summary>Adds another thread's state; its group i is <paramref name="groupIds"/>[i] here, or i if that is empty.</summary>
    public abstract void Merge(Accumulator other, ReadOnlySpan<int> groupIds);

    /// <summary>Grows the state to <paramref name="groups"/> groups.</summary>
    protected abstract void Resize(int groups);

    /// <summary>
    /// Copies the known elements to a longer array and fills the rest with the initial value; the old array is given back.
    /// </summary>
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
