using System.Numerics;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>Sums of int32 values over the rows that a mask selects (see <see cref="LineMask"/>), as int64. Exact.</summary>
static class MaskedSum
{
    /// <summary>Sum over all rows; 0 for none.</summary>
    public static long Sum(ReadOnlySpan<int> values, ReadOnlySpan<int> mask)
    {
        if (values.Length != mask.Length)
            throw new ArgumentException("Values and mask must have one element per row.");
        long sum = 0;
        int i = 0;
        if (Vector.IsHardwareAccelerated && values.Length >= Vector<int>.Count)
        {
            ref int first = ref MemoryMarshal.GetReference(values);
            ref int masks = ref MemoryMarshal.GetReference(mask);
            var total = Vector<long>.Zero;
            for (; i <= values.Length - Vector<int>.Count; i += Vector<int>.Count)
            {
                Vector.Widen(Vector.LoadUnsafe(ref first, (nuint)i) & Vector.LoadUnsafe(ref masks, (nuint)i), out var lower, out var upper);
                total += lower + upper;
            }

            sum = Vector.Sum(total);
        }

        for (; i < values.Length; i++)
            sum += values[i] & mask[i];
        return sum;
    }

    /// <summary>The definition of <see cref="Sum"/>.</summary>
    public static long Reference(ReadOnlySpan<int> values, ReadOnlySpan<int> mask)
    {
        long sum = 0;
        for (int i = 0; i < values.Length; i++)
            if (mask[i] != 0)
                sum += values[i];
        return sum;
    }
}
