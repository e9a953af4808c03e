using System.Numerics;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>Selection masks: -1 for a selected row, 0 for any other. All spans have one element per row.</summary>
static class LineMask
{
    /// <summary>Selects the rows in which both values are positive.</summary>
    public static void BothPositive(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<int> mask)
    {
        CheckLengths(left.Length, right.Length, mask.Length);
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            ref int lefts = ref MemoryMarshal.GetReference(left);
            ref int rights = ref MemoryMarshal.GetReference(right);
            ref int masks = ref MemoryMarshal.GetReference(mask);
            for (; i <= mask.Length - Vector<int>.Count; i += Vector<int>.Count)
            {
                var positive = Vector.GreaterThan(Vector.LoadUnsafe(ref lefts, (nuint)i), Vector<int>.Zero)
                    & Vector.GreaterThan(Vector.LoadUnsafe(ref rights, (nuint)i), Vector<int>.Zero);
                positive.StoreUnsafe(ref masks, (nuint)i);
            }
        }

        for (; i < mask.Length; i++)
            mask[i] = left[i] > 0 && right[i] > 0 ? -1 : 0;
    }

    /// <summary>Number of selected rows.</summary>
    public static int Count(ReadOnlySpan<int> mask) => -(int)RunSum.Sum(mask);

    /// <summary>The definition of <see cref="BothPositive"/>.</summary>
    public static void Reference(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<int> mask)
    {
        for (int i = 0; i < mask.Length; i++)
            mask[i] = left[i] > 0 && right[i] > 0 ? -1 : 0;
    }

    static void CheckLengths(int left, int right, int mask)
    {
        if (left != mask || right != mask)
            throw new ArgumentException("All spans must have one element per row.");
    }
}
