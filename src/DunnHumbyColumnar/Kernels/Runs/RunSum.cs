using System.Numerics;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>Sum of int32 values as int64. Exact: 2^31 values cannot overflow. Cost: one read of the values.</summary>
static class RunSum
{
    /// <summary>Sum of all values; 0 for none.</summary>
    public static long Sum(ReadOnlySpan<int> values)
    {
        long sum = 0;
        int i = 0;
        if (Vector.IsHardwareAccelerated && values.Length >= Vector<int>.Count)
        {
            ref int first = ref MemoryMarshal.GetReference(values);
            var low = Vector<long>.Zero;
            var high = Vector<long>.Zero;
            for (; i <= values.Length - Vector<int>.Count; i += Vector<int>.Count)
            {
                Vector.Widen(Vector.LoadUnsafe(ref first, (nuint)i), out var lower, out var upper);
                low += lower;
                high += upper;
            }

            sum = Vector.Sum(low + high);
        }

        for (; i < values.Length; i++)
            sum += values[i];
        return sum;
    }

    /// <summary>The definition.</summary>
    public static long Reference(ReadOnlySpan<int> values)
    {
        long sum = 0;
        foreach (int value in values)
            sum += value;
        return sum;
    }
}
