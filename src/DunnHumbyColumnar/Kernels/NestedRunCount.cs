using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Rows per group slot (see <see cref="SlotLane"/>) where the slot of a row is the sum of two run lists' slots: without making their common refinement. Run ends are
/// exclusive and ascend, the first run of either list starts at row 0, and both end at the same row.
/// </summary>
static class NestedRunCount
{
    /// <summary>
    /// counts[fineSlot + coarseSlot] += rows. Sums of slots must lie below <c>counts.Length</c>; those with a deselected part are passed over. It is cheapest when the first
    /// list has more runs. Cost: a step per run of both lists.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<int> fineEnds, ReadOnlySpan<int> fineSlots, ReadOnlySpan<int> coarseEnds, ReadOnlySpan<int> coarseSlots, Span<long> counts)
    {
        if (fineEnds.Length != fineSlots.Length || coarseEnds.Length != coarseSlots.Length)
            throw new ArgumentException("Ends and slots must have one element per run.");
        if (fineEnds.IsEmpty)
            return;
        ref int endOf = ref MemoryMarshal.GetReference(fineEnds);
        ref int slotOf = ref MemoryMarshal.GetReference(fineSlots);
        int fine = 0;
        int row = 0;
        int end = endOf;
        for (int coarse = 0; coarse < coarseEnds.Length; coarse++)
        {
            int stop = coarseEnds[coarse];
            int share = coarseSlots[coarse];
            while (end <= stop)
            {
                // Negative if either is.
                int slot = Unsafe.Add(ref slotOf, fine);
                if ((slot | share) >= 0)
                    counts[slot + share] += end - row;
                row = end;
                if (++fine == fineEnds.Length)
                    return;
                end = Unsafe.Add(ref endOf, fine);
            }

            int straddling = Unsafe.Add(ref slotOf, fine);
            if (row < stop && (straddling | share) >= 0)
                counts[straddling + share] += stop - row;
            row = stop;
        }
    }

    /// <summary>The same for one run list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<int> ends, ReadOnlySpan<int> slots, Span<long> counts)
    {
        if (ends.Length != slots.Length)
            throw new ArgumentException("Ends and slots must have one element per run.");
        if (counts.Length == 1)
        {
            counts[0] += RowsOfSelected(ends, slots);
            return;
        }

        int row = 0;
        for (int run = 0; run < ends.Length; run++)
        {
            if (slots[run] >= 0)
                counts[slots[run]] += ends[run] - row;
            row = ends[run];
        }
    }

    /// <summary>The definition of both; one list is a list beside a single run of slot 0.</summary>
    public static void Reference(ReadOnlySpan<int> fineEnds, ReadOnlySpan<int> fineSlots, ReadOnlySpan<int> coarseEnds, ReadOnlySpan<int> coarseSlots, Span<long> counts)
    {
        int rows = fineEnds.IsEmpty ? 0 : fineEnds[^1];
        for (int row = 0, fine = 0, coarse = 0; row < rows; row++)
        {
            fine += fineEnds[fine] == row ? 1 : 0;
            coarse += coarseEnds[coarse] == row ? 1 : 0;
            if (fineSlots[fine] >= 0 && coarseSlots[coarse] >= 0)
                counts[fineSlots[fine] + coarseSlots[coarse]]++;
        }
    }

    /// <summary>Rows of one batch fit int32, so a lane of partial sums does.</summary>
    static long RowsOfSelected(ReadOnlySpan<int> ends, ReadOnlySpan<int> slots)
    {
        if (ends.IsEmpty)
            return 0;
        long rows = slots[0] >= 0 ? ends[0] : 0;
        int i = 1;
        if (Vector.IsHardwareAccelerated)
        {
            ref int end = ref MemoryMarshal.GetReference(ends);
            ref int slot = ref MemoryMarshal.GetReference(slots);
            var sum = Vector<int>.Zero;
            for (; i <= ends.Length - Vector<int>.Count; i += Vector<int>.Count)
            {
                var lengths = Vector.LoadUnsafe(ref end, (nuint)i) - Vector.LoadUnsafe(ref end, (nuint)(i - 1));
                sum += lengths & Vector.GreaterThanOrEqual(Vector.LoadUnsafe(ref slot, (nuint)i), Vector<int>.Zero);
            }

            rows += Vector.Sum(sum);
        }

        for (; i < ends.Length; i++)
            rows += slots[i] >= 0 ? ends[i] - ends[i - 1] : 0;
        return rows;
    }
}
