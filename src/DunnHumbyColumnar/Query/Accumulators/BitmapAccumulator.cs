using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>The different values of each slot as one bit per possible value: for few slots or few values. The values are codes from 0.</summary>
sealed class BitmapAccumulator(MemoryBudget budget, Scratch scratch, int values) : Accumulator(budget, scratch)
{
    const int Bits = 64;

    readonly int _words = (values + Bits - 1) / Bits;
    ulong[] _bits = [];

    /// <summary>Bytes that so many slots take.</summary>
    public static long BytesOf(long slots, int values) => slots * ((values + Bits - 1) / Bits) * sizeof(ulong);

    public override void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values) => GroupBits.Set(slots, values, _words, _bits);

    public override void Merge(Accumulator other, ReadOnlySpan<int> slots)
    {
        if (!slots.IsEmpty)
            throw new InvalidOperationException("Bitmaps belong to dense groups.");
        GroupBits.Or(((BitmapAccumulator)other)._bits.AsSpan(0, Slots * _words), _bits.AsSpan(0, Slots * _words));
    }

    /// <summary>Different values of a slot.</summary>
    public long CountDistinct(int slot)
    {
        long distinct = 0;
        foreach (ulong word in _bits.AsSpan(slot * _words, _words))
            distinct += BitOperations.PopCount(word);
        return distinct;
    }

    protected override long BytesOf(int slots) => BytesOf(slots, values);

    protected override void Resize(int slots) => _bits = Grow(_bits, Slots * _words, slots * _words, 0UL);
}
