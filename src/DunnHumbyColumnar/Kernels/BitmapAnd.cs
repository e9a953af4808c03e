using System.Numerics;

namespace DunnHumbyColumnar.Kernels;

/// <summary>Baskets that hold several items at once: bitmaps with a bit per basket, and-ed and counted. Exact up to 2^31 - 1 bits.</summary>
static class BitmapAnd
{
    /// <summary>Bits set in both.</summary>
    public static int Count(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        right = right[..left.Length];
        int count0 = 0;
        int count1 = 0;
        int i = 0;
        // Two sums: each addition waits for the one before it.
        for (; i + 1 < left.Length; i += 2)
        {
            count0 += BitOperations.PopCount(left[i] & right[i]);
            count1 += BitOperations.PopCount(left[i + 1] & right[i + 1]);
        }

        if (i < left.Length)
            count0 += BitOperations.PopCount(left[i] & right[i]);
        return count0 + count1;
    }

    /// <summary>both = left and right; returns the bits set.</summary>
    public static int Fill(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, Span<ulong> both)
    {
        right = right[..left.Length];
        both = both[..left.Length];
        int count = 0;
        for (int i = 0; i < left.Length; i++)
        {
            ulong word = left[i] & right[i];
            both[i] = word;
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>The definition of <see cref="Count"/>.</summary>
    public static int Reference(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        int count = 0;
        for (int bit = 0; bit < 64 * left.Length; bit++)
            count += (int)((left[bit / 64] >> (bit % 64)) & (right[bit / 64] >> (bit % 64)) & 1);
        return count;
    }
}
