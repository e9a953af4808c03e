using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Intersection of bitmaps, counted or stored: with a bit per basket, the baskets that contain both items. Exact up to 2^31 - 1 bits.
/// </summary>
static class BitmapAnd
{
    /// <summary>Vectors per block.</summary>
    const int Block = 16;

    /// <summary>
    /// Number of bits set in both, by the Harley-Seal popcount: a tree of carry-save adders adds sixteen vectors, bit position by bit
    /// position, and only the carry out of the tree, the sixteens, is counted per block. Ones, twos, fours and eights carry over to the
    /// next block.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Count(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        right = right[..left.Length];
        ref ulong l = ref MemoryMarshal.GetReference(left);
        ref ulong r = ref MemoryMarshal.GetReference(right);
        var (ones, twos, fours, eights) = (Vector<ulong>.Zero, Vector<ulong>.Zero, Vector<ulong>.Zero, Vector<ulong>.Zero);
        int sixteens = 0;
        nuint at = 0;
        nuint end = (nuint)(left.Length - (left.Length % (Block * Vector<ulong>.Count)));
        for (; at < end; at += (nuint)(Block * Vector<ulong>.Count))
        {
            var eight = AddEight(ref l, ref r, at, ref ones, ref twos, ref fours);
            sixteens += PopCount(Add(
                ref eights, eight, AddEight(ref l, ref r, at + (nuint)(Block / 2 * Vector<ulong>.Count), ref ones, ref twos, ref fours)));
        }

        int count = (16 * sixteens) + (8 * PopCount(eights)) + (4 * PopCount(fours)) + (2 * PopCount(twos)) + PopCount(ones);
        for (int i = (int)end; i < left.Length; i++)
            count += BitOperations.PopCount(left[i] & right[i]);
        return count;
    }

    /// <summary>both = left and right.</summary>
    public static void Fill(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, Span<ulong> both)
    {
        right = right[..left.Length];
        both = both[..left.Length];
        TensorPrimitives.BitwiseAnd(left, right, both);
    }

    /// <summary>The definition of <see cref="Count"/>.</summary>
    public static int Reference(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        int count = 0;
        for (int bit = 0; bit < 64 * left.Length; bit++)
            count += (int)((left[bit / 64] >> (bit % 64)) & (right[bit / 64] >> (bit % 64)) & 1);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<ulong> AddEight(
        ref ulong left, ref ulong right, nuint at, ref Vector<ulong> ones, ref Vector<ulong> twos, ref Vector<ulong> fours)
    {
        var four = AddFour(ref left, ref right, at, ref ones, ref twos);
        return Add(ref fours, four, AddFour(ref left, ref right, at + (nuint)(4 * Vector<ulong>.Count), ref ones, ref twos));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<ulong> AddFour(ref ulong left, ref ulong right, nuint at, ref Vector<ulong> ones, ref Vector<ulong> twos)
    {
        nuint step = (nuint)Vector<ulong>.Count;
        var two = Add(ref ones, Both(ref left, ref right, at), Both(ref left, ref right, at + step));
        return Add(ref twos, two, Add(ref ones, Both(ref left, ref right, at + (2 * step)), Both(ref left, ref right, at + (3 * step))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<ulong> Both(ref ulong left, ref ulong right, nuint at) =>
        Vector.LoadUnsafe(ref left, at) & Vector.LoadUnsafe(ref right, at);

    /// <summary>
    /// Carry-save adder, for every bit position: the low bit of the sum of the three stays in <paramref name="sum"/>, the carry is
    /// returned.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<ulong> Add(ref Vector<ulong> sum, Vector<ulong> left, Vector<ulong> right)
    {
        var differ = sum ^ left;
        var carry = Vector.ConditionalSelect(differ, right, left);
        sum = differ ^ right;
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int PopCount(Vector<ulong> vector)
    {
        int count = 0;
        for (int i = 0; i < Vector<ulong>.Count; i++)
            count += BitOperations.PopCount(vector[i]);
        return count;
    }
}
