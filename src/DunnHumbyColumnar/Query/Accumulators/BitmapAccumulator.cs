using System.Numerics;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>The distinct values of each group, one bit per possible value: for few groups or few values. Values are codes from 0.</summary>
sealed class BitmapAccumulator(Scratch scratch, int values) : Accumulator(scratch)
{
    const int Bits = 64;

    readonly int _words = (values + Bits - 1) / Bits;
    ulong[] _bits = [];

    /// <summary>Bytes for <paramref name="groups"/> groups.</summary>
    public static long BytesOf(long groups, int values) => groups * ((values + Bits - 1) / Bits) * sizeof(ulong);

    public override void Add(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values) =>
        GroupBits.Set(groupIds, values, _words, _bits);

    public override void Merge(Accumulator other, ReadOnlySpan<int> groupIds)
    {
        if (!groupIds.IsEmpty)
            throw new InvalidOperationException("Bitmaps belong to dense groups.");
        GroupBits.Or(((BitmapAccumulator)other)._bits.AsSpan(0, Capacity * _words), _bits.AsSpan(0, Capacity * _words));
    }

    /// <summary>Number of distinct values of a group.</summary>
    public long CountDistinct(int groupId)
    {
        long distinct = 0;
        foreach (ulong word in _bits.AsSpan(groupId * _words, _words))
            distinct += BitOperations.PopCount(word);
        return distinct;
    }

    protected override void Resize(int groups) => _bits = Grow(_bits, Capacity * _words, groups * _words, 0UL);
}
