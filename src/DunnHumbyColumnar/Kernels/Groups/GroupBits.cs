using System.Numerics.Tensors;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// A bitmap per group slot (see <see cref="SlotLane"/>), side by side: which values its rows have. Negative slots are passed over. Values lie in 0..64 x words - 1 and slots
/// within the bitmaps.
/// </summary>
static class GroupBits
{
    const int Shift = 6;

    /// <summary>Sets the bit of each row's value in its slot's bitmap of <paramref name="words"/> words.</summary>
    public static void Set(ReadOnlySpan<int> slots, ReadOnlySpan<int> values, int words, Span<ulong> bits)
    {
        for (int i = 0; i < slots.Length; i++)
            if (slots[i] >= 0)
                bits[(slots[i] * words) + (values[i] >> Shift)] |= 1UL << values[i];
    }

    /// <summary>to[i] |= from[i].</summary>
    public static void Or(ReadOnlySpan<ulong> from, Span<ulong> to) => TensorPrimitives.BitwiseOr(from, to, to);

    /// <summary>The definition of <see cref="Set"/>, for bitmaps that start empty: the different (slot, value) pairs.</summary>
    public static void Reference(ReadOnlySpan<int> slots, ReadOnlySpan<int> values, int words, Span<ulong> bits)
    {
        var seen = new HashSet<(int Slot, int Value)>();
        for (int i = 0; i < slots.Length; i++)
            if (slots[i] >= 0 && seen.Add((slots[i], values[i])))
                bits[(slots[i] * words) + (values[i] / 64)] += 1UL << (values[i] % 64);
    }
}
