using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Sums of int32 values per group slot (see <see cref="SlotLane"/>), as int64; negative slots are passed over. Exact: 2^31 rows cannot overflow.
/// Slots must lie below <c>sums.Length</c>.
/// </summary>
static class GroupSum
{
    /// <summary>sums[slot] += value per row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> values, Span<long> sums)
    {
        if (slots.Length != values.Length)
            throw new ArgumentException("Slots and values must have one element per row.");
        if (sums.Length == 1)
        {
            sums[0] += SumSelected(slots, values);
            return;
        }

        for (int i = 0; i < slots.Length; i++)
            if (slots[i] >= 0)
                sums[slots[i]] += values[i];
    }

    /// <summary>sums[slot] += value x length per run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddRuns(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values, Span<long> sums)
    {
        if (slots.Length != values.Length || lengths.Length != values.Length)
            throw new ArgumentException("Slots, lengths and values must have one element per run.");
        for (int i = 0; i < slots.Length; i++)
            if (slots[i] >= 0)
                sums[slots[i]] += (long)values[i] * lengths[i];
    }

    /// <summary>Sum of the values whose slot is not negative.</summary>
    public static long SumSelected(ReadOnlySpan<int> slots, ReadOnlySpan<int> values)
    {
        if (slots.Length != values.Length)
            throw new ArgumentException("Slots and values must have one element per row.");
        long sum = 0;
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            ref int slot = ref MemoryMarshal.GetReference(slots);
            ref int value = ref MemoryMarshal.GetReference(values);
            var total = Vector<long>.Zero;
            for (; i <= slots.Length - Vector<int>.Count; i += Vector<int>.Count)
            {
                var selected = Vector.GreaterThanOrEqual(Vector.LoadUnsafe(ref slot, (nuint)i), Vector<int>.Zero);
                Vector.Widen(Vector.LoadUnsafe(ref value, (nuint)i) & selected, out var low, out var high);
                total += low + high;
            }

            sum = Vector.Sum(total);
        }

        for (; i < slots.Length; i++)
            sum += slots[i] < 0 ? 0 : values[i];
        return sum;
    }

    /// <summary>The definition of <see cref="Add"/> and, with lengths, of <see cref="AddRuns"/>.</summary>
    public static void Reference(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values, Span<long> sums)
    {
        for (int i = 0; i < slots.Length; i++)
            if (slots[i] >= 0)
                sums[slots[i]] += (long)values[i] * (lengths.IsEmpty ? 1 : lengths[i]);
    }
}
