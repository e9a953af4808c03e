using System.Numerics.Tensors;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// A value bitmap per group, stored consecutively by group id (see <see cref="GroupIds"/>). Filtered rows are skipped. Values lie in 0..64
/// x words - 1 and group ids within the bitmaps.
/// </summary>
static class GroupBits
{
    const int Shift = 6;

    /// <summary>Sets the bit of each row's value in its group's bitmap of <paramref name="words"/> words.</summary>
    public static void Set(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> values, int words, Span<ulong> bits)
    {
        for (int i = 0; i < groupIds.Length; i++)
            if (groupIds[i] >= 0)
                bits[(groupIds[i] * words) + (values[i] >> Shift)] |= 1UL << values[i];
    }

    /// <summary>to[i] |= from[i].</summary>
    public static void Or(ReadOnlySpan<ulong> from, Span<ulong> to) => TensorPrimitives.BitwiseOr(from, to, to);

    /// <summary>The definition of <see cref="Set"/>, for bitmaps that start empty: the distinct (group id, value) pairs.</summary>
    public static void Reference(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> values, int words, Span<ulong> bits)
    {
        var seen = new HashSet<(int GroupId, int Value)>();
        for (int i = 0; i < groupIds.Length; i++)
            if (groupIds[i] >= 0 && seen.Add((groupIds[i], values[i])))
                bits[(groupIds[i] * words) + (values[i] / 64)] += 1UL << (values[i] % 64);
    }
}
