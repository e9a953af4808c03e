using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Run-end encoding: runs of equal neighbours. Cost: one read of the values, and a write per run for <see cref="Fill{T}"/>.
/// </summary>
static class RunBoundaries
{
    /// <summary>Number of runs; 0 for no values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Count<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T>
    {
        if (values.IsEmpty)
            return 0;
        int runs = 1;
        int i = 1;
        if (Vector.IsHardwareAccelerated)
        {
            ref T first = ref MemoryMarshal.GetReference(values);
            for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                var previous = Vector.LoadUnsafe(ref first, (nuint)(i - 1));
                var current = Vector.LoadUnsafe(ref first, (nuint)i);
                runs += Vector<T>.Count - Vector.CountWhereAllBitsSet(Vector.Equals(previous, current));
            }
        }

        for (; i < values.Length; i++)
            runs += values[i] == values[i - 1] ? 0 : 1;
        return runs;
    }

    /// <summary>
    /// Writes the exclusive end and the value of each run; both spans must hold <see cref="Count{T}"/> items. Returns the number of runs.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Fill<T>(ReadOnlySpan<T> values, Span<int> ends, Span<T> runValues)
        where T : unmanaged, INumber<T>
    {
        if (values.IsEmpty)
            return 0;
        int run = 0;
        int i = 1;
        if (Vector.IsHardwareAccelerated)
        {
            ref T first = ref MemoryMarshal.GetReference(values);
            while (i <= values.Length - Vector<T>.Count)
            {
                if (Vector.EqualsAll(Vector.LoadUnsafe(ref first, (nuint)(i - 1)), Vector.LoadUnsafe(ref first, (nuint)i)))
                {
                    i += Vector<T>.Count;
                    continue;
                }

                for (int stop = i + Vector<T>.Count; i < stop; i++)
                    run = Step(values, i, ends, runValues, run);
            }
        }

        for (; i < values.Length; i++)
            run = Step(values, i, ends, runValues, run);
        return Close(values, ends, runValues, run);
    }

    /// <summary>The definition of <see cref="Count{T}"/>.</summary>
    public static int CountReference<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T>
    {
        int runs = values.IsEmpty ? 0 : 1;
        for (int i = 1; i < values.Length; i++)
            if (values[i] != values[i - 1])
                runs++;
        return runs;
    }

    /// <summary>The definition of <see cref="Fill{T}"/>.</summary>
    public static int FillReference<T>(ReadOnlySpan<T> values, Span<int> ends, Span<T> runValues)
        where T : unmanaged, INumber<T>
    {
        int run = 0;
        for (int i = 1; i < values.Length; i++)
            run = Step(values, i, ends, runValues, run);
        return values.IsEmpty ? 0 : Close(values, ends, runValues, run);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Step<T>(ReadOnlySpan<T> values, int i, Span<int> ends, Span<T> runValues, int run)
        where T : unmanaged, INumber<T>
    {
        if (values[i] == values[i - 1])
            return run;
        ends[run] = i;
        runValues[run] = values[i - 1];
        return run + 1;
    }

    static int Close<T>(ReadOnlySpan<T> values, Span<int> ends, Span<T> runValues, int run)
        where T : unmanaged, INumber<T>
    {
        ends[run] = values.Length;
        runValues[run] = values[^1];
        return run + 1;
    }
}
