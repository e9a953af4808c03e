using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>Run lengths from run ends, and the values of one run list aligned with the finer runs of another.</summary>
static class RunLengths
{
    /// <summary>lengths[i] = ends[i] - ends[i - 1], the first from <paramref name="start"/>.</summary>
    public static void Fill(ReadOnlySpan<int> ends, int start, Span<int> lengths)
    {
        if (ends.Length != lengths.Length)
            throw new ArgumentException("Ends and lengths must have one element per run.");
        if (ends.IsEmpty)
            return;
        lengths[0] = ends[0] - start;
        int i = 1;
        if (Vector.IsHardwareAccelerated)
        {
            ref int first = ref MemoryMarshal.GetReference(ends);
            ref int target = ref MemoryMarshal.GetReference(lengths);
            for (; i <= ends.Length - Vector<int>.Count; i += Vector<int>.Count)
                (Vector.LoadUnsafe(ref first, (nuint)i) - Vector.LoadUnsafe(ref first, (nuint)(i - 1))).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < ends.Length; i++)
            lengths[i] = ends[i] - ends[i - 1];
    }

    /// <summary>shifted[i] = ends[i] - start.</summary>
    public static void Shift(ReadOnlySpan<int> ends, int start, Span<int> shifted) => TensorPrimitives.Subtract(ends, start, shifted);

    /// <summary>
    /// Merge of run-end lists where one refines the other: writes, for each fine run, the value of the coarse run that contains it. Every
    /// end of the coarse list is also an end of the fine list, and both end at the same row.
    /// </summary>
    public static void Align<T>(ReadOnlySpan<int> fineEnds, ReadOnlySpan<int> ends, ReadOnlySpan<T> values, Span<int> aligned)
        where T : unmanaged, INumber<T>
    {
        int run = 0;
        for (int i = 0; i < fineEnds.Length; i++)
        {
            aligned[i] = int.CreateTruncating(values[run]);
            run += ends[run] == fineEnds[i] ? 1 : 0;
        }
    }

    /// <summary>The definition of <see cref="Fill"/>.</summary>
    public static void Reference(ReadOnlySpan<int> ends, int start, Span<int> lengths)
    {
        for (int i = 0; i < ends.Length; i++)
            lengths[i] = ends[i] - (i == 0 ? start : ends[i - 1]);
    }

    /// <summary>The definition of <see cref="Align{T}"/>.</summary>
    public static void AlignReference<T>(ReadOnlySpan<int> fineEnds, ReadOnlySpan<int> ends, ReadOnlySpan<T> values, Span<int> aligned)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < fineEnds.Length; i++)
            for (int run = 0; run < ends.Length; run++)
                if (fineEnds[i] <= ends[run])
                {
                    aligned[i] = int.CreateTruncating(values[run]);
                    break;
                }
    }
}
