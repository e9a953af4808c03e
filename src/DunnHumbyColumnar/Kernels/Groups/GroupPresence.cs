using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DunnHumbyColumnar.Kernels;

/// <summary>Which group group ids (see <see cref="GroupIds"/>) have a row: a byte per group id, 1 if it has, and the list of those group ids.</summary>
static class GroupPresence
{
    /// <summary>present[group id] = 1 per row; negative group ids are passed over. Group ids must lie below <c>present.Length</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mark(ReadOnlySpan<int> groupIds, Span<byte> present)
    {
        foreach (int groupId in groupIds)
            if (groupId >= 0)
                present[groupId] = 1;
    }

    /// <summary>Number of group ids that are not zero.</summary>
    public static int Count<T>(ReadOnlySpan<T> states)
        where T : unmanaged, INumber<T>
    {
        int present = 0;
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            ref T first = ref MemoryMarshal.GetReference(states);
            for (; i <= states.Length - Vector<T>.Count; i += Vector<T>.Count)
                present += Vector<T>.Count - Vector.CountWhereAllBitsSet(Vector.Equals(Vector.LoadUnsafe(ref first, (nuint)i), Vector<T>.Zero));
        }

        for (; i < states.Length; i++)
            present += T.IsZero(states[i]) ? 0 : 1;
        return present;
    }

    /// <summary>Writes the group ids that are not zero, ascending, each plus <paramref name="firstId"/>; returns how many. There is room for all of them.</summary>
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
                // A bit per group id: which of them are set is anyone's guess, how many there are less so.
                uint present = (~Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)i), Vector256<T>.Zero)).ExtractMostSignificantBits();
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
