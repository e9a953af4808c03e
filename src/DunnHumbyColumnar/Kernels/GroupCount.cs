using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Rows per group slot (see <see cref="SlotLane"/>); negative slots are passed over. Slots must lie below <c>counts.Length</c>.
/// </summary>
static class GroupCount
{
    /// <summary>counts[slot] += 1 per row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<int> slots, Span<long> counts)
    {
        if (counts.Length == 1)
        {
            counts[0] += SlotLane.CountSelected(slots);
            return;
        }

        foreach (int slot in slots)
            if (slot >= 0)
                counts[slot]++;
    }

    /// <summary>counts[slot] += lengths[i] per run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddRuns(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, Span<long> counts)
    {
        if (slots.Length != lengths.Length)
            throw new ArgumentException("Slots and lengths must have one element per run.");
        if (counts.Length == 1)
        {
            counts[0] += GroupSum.OfSelected(slots, lengths);
            return;
        }

        for (int i = 0; i < slots.Length; i++)
            if (slots[i] >= 0)
                counts[slots[i]] += lengths[i];
    }

    /// <summary>
    /// counts[runSlots[r] + stride x codes[i]] += 1 for the rows i of each run r, the rows of the first starting at 0; runs with a negative slot are passed over.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddWithinRuns(ReadOnlySpan<int> runEnds, ReadOnlySpan<int> runSlots, ReadOnlySpan<byte> codes, int stride, Span<long> counts)
    {
        int row = 0;
        for (int run = 0; run < runEnds.Length; run++)
        {
            int end = runEnds[run];
            int slot = runSlots[run];
            if (slot >= 0)
                AddCodes(codes[row..end], stride, counts[slot..]);
            row = end;
        }
    }

    /// <summary>The definition of <see cref="Add"/> and, with lengths, of <see cref="AddRuns"/>.</summary>
    public static void Reference(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, Span<long> counts)
    {
        for (int i = 0; i < slots.Length; i++)
            if (slots[i] >= 0)
                counts[slots[i]] += lengths.IsEmpty ? 1 : lengths[i];
    }

    /// <summary>The definition of <see cref="AddWithinRuns"/>.</summary>
    public static void ReferenceWithinRuns(ReadOnlySpan<int> runEnds, ReadOnlySpan<int> runSlots, ReadOnlySpan<byte> codes, int stride, Span<long> counts)
    {
        for (int row = 0; row < codes.Length; row++)
        {
            int run = 0;
            while (runEnds[run] <= row)
                run++;
            if (runSlots[run] >= 0)
                counts[runSlots[run] + (codes[row] * stride)]++;
        }
    }

    /// <summary>Neighbouring codes differ most of the time, so that one increment need not wait for the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void AddCodes(ReadOnlySpan<byte> codes, int stride, Span<long> counts)
    {
        ref byte first = ref MemoryMarshal.GetReference(codes);
        int i = 0;
        for (; i <= codes.Length - 8; i += 8)
        {
            ulong eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, i));
            counts[(byte)eight * stride]++;
            counts[(byte)(eight >> 8) * stride]++;
            counts[(byte)(eight >> 16) * stride]++;
            counts[(byte)(eight >> 24) * stride]++;
            counts[(byte)(eight >> 32) * stride]++;
            counts[(byte)(eight >> 40) * stride]++;
            counts[(byte)(eight >> 48) * stride]++;
            counts[(byte)(eight >> 56) * stride]++;
        }

        for (; i < codes.Length; i++)
            counts[codes[i] * stride]++;
    }
}
