using System.Numerics;
using System.Runtime.CompilerServices;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Open-addressing hash map (linear probing, Fibonacci hashing) that numbers ids in order of first appearance. Not thread-safe: one per
/// chunk of a file.
/// </summary>
sealed class IdMap
{
    const int EmptySlot = -1;

    long[] _ids = new long[16];
    int[] _slots = CreateSlots(64);
    long _last;
    int _lastCode = -1;

    public int Count { get; private set; }

    /// <summary>The ids by code.</summary>
    public ReadOnlySpan<long> Ids => _ids.AsSpan(0, Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CodeOf(long id) => id == _last && _lastCode >= 0 ? _lastCode : Find(id);

    /// <summary>Adds a number to all ids; none can be looked up afterwards.</summary>
    public void Add(long number)
    {
        for (int code = 0; code < Count; code++)
            _ids[code] += number;
    }

    public void Clear()
    {
        Count = 0;
        _lastCode = -1;
        Array.Fill(_slots, EmptySlot);
    }

    int Find(long id)
    {
        _last = id;
        int mask = _slots.Length - 1;
        int slot = Hash(id, mask);
        while (_slots[slot] != EmptySlot)
        {
            if (_ids[_slots[slot]] == id)
                return _lastCode = _slots[slot];
            slot = (slot + 1) & mask;
        }

        if (Count == _ids.Length)
            Array.Resize(ref _ids, Count * 2);
        _ids[Count] = id;
        _slots[slot] = Count;
        _lastCode = Count++;
        if (Count * 2 > _slots.Length)
            Grow();
        return _lastCode;
    }

    void Grow()
    {
        _slots = CreateSlots(_slots.Length * 4);
        int mask = _slots.Length - 1;
        for (int code = 0; code < Count; code++)
        {
            int slot = Hash(_ids[code], mask);
            while (_slots[slot] != EmptySlot)
                slot = (slot + 1) & mask;
            _slots[slot] = code;
        }
    }

    static int[] CreateSlots(int count)
    {
        var slots = new int[count];
        Array.Fill(slots, EmptySlot);
        return slots;
    }

    static int Hash(long id, int mask) => (int)(((ulong)id * 0x9E3779B97F4A7C15UL) >> (64 - BitOperations.PopCount((uint)mask)));
}
