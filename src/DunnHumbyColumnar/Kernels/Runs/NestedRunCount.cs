using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Rows per group where the group id of a row is the sum of the partial group ids of two run lists: a merge of the run-end lists that adds
/// to the counts instead of writing the common refinement (<see cref="RunMerge"/>). Run ends are exclusive and ascend, which is checked
/// where they come from, not here; both lists start at row 0 and end at the same row.
/// </summary>
static class NestedRunCount
{
    /// <summary>
    /// counts[fineId + coarseId] += rows. Sums of ids must lie below <c>counts.Length</c>; a sum with a filtered part is skipped. Fastest
    /// if the first list has more runs. Cost: a step per run of both lists.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// Ends and group ids of a list differ in length, or the lists in their last end, or a sum of group ids is out of range.
    /// </exception>
    public static unsafe void Add(
        ReadOnlySpan<int> fineEnds, ReadOnlySpan<int> fineIds, ReadOnlySpan<int> coarseEnds, ReadOnlySpan<int> coarseIds, Span<long> counts)
    {
        if (fineEnds.Length != fineIds.Length || coarseEnds.Length != coarseIds.Length)
            throw new ArgumentException("Ends and group ids must have one element per run.");
        if (fineEnds.IsEmpty && coarseEnds.IsEmpty)
            return;
        if (fineEnds.IsEmpty || coarseEnds.IsEmpty || fineEnds[^1] != coarseEnds[^1])
            throw new ArgumentException("Both run lists must end at the same row.");
        if ((long)TensorPrimitives.Max(fineIds) + TensorPrimitives.Max(coarseIds) >= counts.Length)
            throw new ArgumentException("Sums of group ids must lie within the counts.");

        int middle = fineEnds.Length / 2;
        int row = middle == 0 ? 0 : fineEnds[middle - 1];
        int coarse = FirstEndAfter(coarseEnds, row);
        fixed (int* fineEnd = fineEnds, fineId = fineIds, coarseEnd = coarseEnds, coarseId = coarseIds)
        fixed (long* count = counts)
        {
            long fineOffset = (byte*)fineId - (byte*)fineEnd;
            long coarseOffset = (byte*)coarseId - (byte*)coarseEnd;
            AddHalves(
                fineEnd, fineEnd + middle, fineEnd + fineEnds.Length, coarseEnd, coarseEnd + coarse, row, fineOffset, coarseOffset, count);
        }
    }

    /// <summary>The same for one run list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<int> ends, ReadOnlySpan<int> groupIds, Span<long> counts)
    {
        if (ends.Length != groupIds.Length)
            throw new ArgumentException("Ends and group ids must have one element per run.");
        if (counts.Length == 1)
        {
            counts[0] += CountSelected(ends, groupIds);
            return;
        }

        int row = 0;
        for (int run = 0; run < ends.Length; run++)
        {
            if (groupIds[run] >= 0)
                counts[groupIds[run]] += ends[run] - row;
            row = ends[run];
        }
    }

    /// <summary>The definition of both overloads; one list is a list beside a single run of group id 0.</summary>
    public static void Reference(
        ReadOnlySpan<int> fineEnds, ReadOnlySpan<int> fineIds, ReadOnlySpan<int> coarseEnds, ReadOnlySpan<int> coarseIds, Span<long> counts)
    {
        int rows = fineEnds.IsEmpty ? 0 : fineEnds[^1];
        for (int row = 0, fine = 0, coarse = 0; row < rows; row++)
        {
            fine += fineEnds[fine] == row ? 1 : 0;
            coarse += coarseEnds[coarse] == row ? 1 : 0;
            if (fineIds[fine] >= 0 && coarseIds[coarse] >= 0)
                counts[fineIds[fine] + coarseIds[coarse]]++;
        }
    }

    /// <summary>
    /// Each step depends on the previous one, so two halves of the finer list are processed in turns. In a separate method, so that all
    /// variables stay in registers; with pointers, which need fewer of them: ids lie at a fixed distance from their ends.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static unsafe void AddHalves(
        int* fine1, int* fine2, int* fineStop, int* coarse1, int* coarse2, long row2, long fineOffset, long coarseOffset, long* counts)
    {
        int* middle = fine2;
        long row1 = 0;
        while (fine1 < middle && fine2 < fineStop)
        {
            Step(ref fine1, ref coarse1, ref row1, fineOffset, coarseOffset, counts);
            Step(ref fine2, ref coarse2, ref row2, fineOffset, coarseOffset, counts);
        }

        while (fine1 < middle)
            Step(ref fine1, ref coarse1, ref row1, fineOffset, coarseOffset, counts);
        while (fine2 < fineStop)
            Step(ref fine2, ref coarse2, ref row2, fineOffset, coarseOffset, counts);
    }

    /// <summary>Counts the rows up to the next end of either list. Branchless: which list ends first is unpredictable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Step(ref int* fine, ref int* coarse, ref long row, long fineOffset, long coarseOffset, long* counts)
    {
        int groupId = *(int*)((byte*)fine + fineOffset) + *(int*)((byte*)coarse + coarseOffset);
        long stop = *coarse;
        long lead = *fine - stop;
        // All ones if the other list ends first, so that this run continues.
        long coarseContinues = lead >> 63;
        long fineContinues = -lead >> 63;
        long next = stop + (lead & coarseContinues);
        long rows = next - row;
        row = next;
        fine += 1 + fineContinues;
        coarse += 1 + coarseContinues;
        // Negative if either part is filtered.
        if (groupId >= 0)
            counts[groupId] += rows;
    }

    /// <summary>Index of the first run that ends after a row; the number of runs if none does.</summary>
    static int FirstEndAfter(ReadOnlySpan<int> ends, int row)
    {
        int found = ends.BinarySearch(row);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>The rows of a batch fit int32, and so does each lane of partial sums.</summary>
    static long CountSelected(ReadOnlySpan<int> ends, ReadOnlySpan<int> groupIds)
    {
        if (ends.IsEmpty)
            return 0;
        long rows = groupIds[0] >= 0 ? ends[0] : 0;
        int i = 1;
        if (Vector.IsHardwareAccelerated)
        {
            ref int end = ref MemoryMarshal.GetReference(ends);
            ref int groupId = ref MemoryMarshal.GetReference(groupIds);
            var sum = Vector<int>.Zero;
            for (; i <= ends.Length - Vector<int>.Count; i += Vector<int>.Count)
            {
                var lengths = Vector.LoadUnsafe(ref end, (nuint)i) - Vector.LoadUnsafe(ref end, (nuint)(i - 1));
                sum += lengths & Vector.GreaterThanOrEqual(Vector.LoadUnsafe(ref groupId, (nuint)i), Vector<int>.Zero);
            }

            rows += Vector.Sum(sum);
        }

        for (; i < ends.Length; i++)
            rows += groupIds[i] >= 0 ? ends[i] - ends[i - 1] : 0;
        return rows;
    }
}
