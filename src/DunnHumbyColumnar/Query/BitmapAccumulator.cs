using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Query;

/// <summary>The different values of each slot as one bit per possible value: for few slots or few values. The values are codes from 0.</summary>
sealed class BitmapAccumulator(MemoryBudget budget, int values) : Accumulator(budget)
{
    const int Bits = 64;

    readonly int _words = (values + Bits - 1) / Bits;
    ulong[] _bits = [];

    public override int SlotBytes => 0;

    /// <summary>Bytes that so many slots take.</summary>
    public static long BytesOf(long slots, int values) => slots * ((values + Bits - 1) / Bits) * sizeof(ulong);

    public override void EnsureSlots(int slots)
    {
        if (_bits.Length >= slots * _words)
            return;
        Budget.Reserve("The query", BytesOf(slots, values) - (_bits.LongLength * sizeof(ulong)));
        Array.Resize(ref _bits, slots * _words);
    }

    public override void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values) => GroupBits.Set(slots, values, _words, _bits);

    public override void Merge(Accumulator other, ReadOnlySpan<int> slots)
    {
        if (!slots.IsEmpty)
            throw new InvalidOperationException("Bitmaps belong to dense groups.");
        GroupBits.Or(((BitmapAccumulator)other)._bits, _bits);
    }

    /// <summary>Different values of a slot.</summary>
    public long CountDistinct(int slot)
    {
        long distinct = 0;
        foreach (ulong word in _bits.AsSpan(slot * _words, _words))
            distinct += BitOperations.PopCount(word);
        return distinct;
    }
}
