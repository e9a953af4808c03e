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
            counts[0] += GroupSum.SumSelected(slots, lengths);
            return;
        }

        for (int i = 0; i < slots.Length; i++)
            if (slots[i] >= 0)
                counts[slots[i]] += lengths[i];
    }

    /// <summary>The definition of <see cref="Add"/> and, with lengths, of <see cref="AddRuns"/>.</summary>
    public static void Reference(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, Span<long> counts)
    {
        for (int i = 0; i < slots.Length; i++)
            if (slots[i] >= 0)
                counts[slots[i]] += lengths.IsEmpty ? 1 : lengths[i];
    }
}
