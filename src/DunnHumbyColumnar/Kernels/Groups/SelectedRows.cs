using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Indices of the rows of a group-id vector (see <see cref="GroupIds"/>) that are not filtered, and their values gathered.
/// </summary>
static class SelectedRows
{
    /// <summary>
    /// Writes the indices of the rows whose group id is not negative, ascending; returns their number. <paramref name="indices"/> has room
    /// for one per row.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Find(ReadOnlySpan<int> groupIds, Span<int> indices)
    {
        if (indices.Length < groupIds.Length)
            throw new ArgumentException("There must be room for one index per row.");
        int found = 0;
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref int first = ref MemoryMarshal.GetReference(groupIds);
            for (; i <= groupIds.Length - Vector256<int>.Count; i += Vector256<int>.Count)
            {
                // The sign bit is set for a filtered row.
                uint selected = ~Vector256.LoadUnsafe(ref first, (nuint)i).ExtractMostSignificantBits() & 0xFF;
                for (; selected != 0; selected &= selected - 1)
                    indices[found++] = i + BitOperations.TrailingZeroCount(selected);
            }
        }

        for (; i < groupIds.Length; i++)
            if (groupIds[i] >= 0)
                indices[found++] = i;
        return found;
    }

    /// <summary>gathered[i] = values[indices[i]].</summary>
    public static void Gather(ReadOnlySpan<int> values, ReadOnlySpan<int> indices, Span<int> gathered)
    {
        for (int i = 0; i < indices.Length; i++)
            gathered[i] = values[indices[i]];
    }

    /// <summary>keys[i] = high[indices[i]] x 2^32 + low[indices[i]]: the two key words of a row; neither is negative there.</summary>
    public static void GatherKeys(ReadOnlySpan<int> low, ReadOnlySpan<int> high, ReadOnlySpan<int> indices, Span<ulong> keys)
    {
        for (int i = 0; i < indices.Length; i++)
            keys[i] = ((ulong)(uint)high[indices[i]] << 32) | (uint)low[indices[i]];
    }

    /// <summary>The definition of <see cref="Find"/>.</summary>
    public static int Reference(ReadOnlySpan<int> groupIds, Span<int> indices)
    {
        int found = 0;
        for (int i = 0; i < groupIds.Length; i++)
            if (groupIds[i] >= 0)
                indices[found++] = i;
        return found;
    }
}
