using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Existence bitmap of the groups, one byte each: 1 for a group that has rows (see <see cref="GroupIds"/>), and the list of such groups.
/// </summary>
static class GroupPresence
{
    /// <summary>present[groupId] = 1 per row; filtered rows are skipped. Group ids must lie below <c>present.Length</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mark(ReadOnlySpan<int> groupIds, Span<byte> present)
    {
        foreach (int groupId in groupIds)
            if (groupId >= 0)
                present[groupId] = 1;
    }

    /// <summary>Number of groups whose state is not zero.</summary>
    public static int Count<T>(ReadOnlySpan<T> states)
        where T : unmanaged, INumber<T>
    {
        int present = 0;
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            ref T first = ref MemoryMarshal.GetReference(states);
            for (; i <= states.Length - Vector<T>.Count; i += Vector<T>.Count)
                present += Vector<T>.Count
                    - Vector.CountWhereAllBitsSet(Vector.Equals(Vector.LoadUnsafe(ref first, (nuint)i), Vector<T>.Zero));
        }

        for (; i < states.Length; i++)
            present += T.IsZero(states[i]) ? 0 : 1;
        return present;
    }

    /// <summary>
    /// Writes the ids of the groups whose state is not zero, ascending, each plus <paramref name="firstId"/>; returns their number. There
    /// must be room for all of them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Find<T>(ReadOnlySpan<T> states, int firstId, Span<int> groupIds)
        where T : unmanaged, INumber<T>
    {
        int found = 0;
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref T first = ref MemoryMarshal.GetReference(states);
            for (; i <= states.Length - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                // A bit per group: looping over the set bits mispredicts once per vector, a branch per group could do so for each.
                uint present = (~Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)i), Vector256<T>.Zero))
                    .ExtractMostSignificantBits();
                for (; present != 0; present &= present - 1)
                    groupIds[found++] = firstId + i + BitOperations.TrailingZeroCount(present);
            }
        }

        for (; i < states.Length; i++)
            if (!T.IsZero(states[i]))
                groupIds[found++] = firstId + i;
        return found;
    }

    /// <summary>The definition of <see cref="Find{T}"/>, and by its result of <see cref="Count{T}"/>.</summary>
    public static int Reference<T>(ReadOnlySpan<T> states, int firstId, Span<int> groupIds)
        where T : unmanaged, INumber<T>
    {
        int found = 0;
        for (int i = 0; i < states.Length; i++)
            if (states[i] != T.Zero)
                groupIds[found++] = firstId + i;
        return found;
    }
}
