using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Merge of two run-end lists over the same rows: a merged run ends where either list's run ends, and its group id is the sum of both
/// partial group ids (see <see cref="GroupIds"/>). Cost: one vector step per run of the coarse list and per vector of the fine one.
/// </summary>
/// <remarks>
/// With F for filtered:
/// <code>
/// row           0   1   2   3   4   5   6   7   8   9
/// fine ids    |     4     |   0   |     8     |   F   |    ends 3, 5, 8, 10
/// coarse ids  |         1         |   2   |     0     |    ends 5, 7, 10
///             -----------------------------------------
/// merged ids  |     5     |   1   |  10   | 8 |   F   |    ends 3, 5, 7, 8, 10
/// </code>
/// </remarks>
static class RunMerge
{
    /// <summary>
    /// Merges; returns the number of runs, at most the sum of both. Both lists end at the same row. The outputs need room for all runs plus
    /// one vector. Fastest if the first list has more runs.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Merge(
        ReadOnlySpan<int> fineEnds, ReadOnlySpan<int> fineIds, ReadOnlySpan<int> coarseEnds, ReadOnlySpan<int> coarseIds,
        Span<int> ends, Span<int> groupIds)
    {
        if (fineEnds.Length != fineIds.Length || coarseEnds.Length != coarseIds.Length || ends.Length != groupIds.Length
            || ends.Length < fineEnds.Length + coarseEnds.Length + Vector<int>.Count)
            throw new ArgumentException("Ends and group ids must be of equal length; the outputs need room for all runs plus a vector.");
        ref int fineEnd = ref MemoryMarshal.GetReference(fineEnds);
        ref int fineId = ref MemoryMarshal.GetReference(fineIds);
        ref int end = ref MemoryMarshal.GetReference(ends);
        ref int groupId = ref MemoryMarshal.GetReference(groupIds);
        var filtered = new Vector<int>(GroupIds.Filtered);
        int fine = 0;
        int merged = 0;
        for (int coarse = 0; coarse < coarseEnds.Length; coarse++)
        {
            int stop = coarseEnds[coarse];
            int term = coarseIds[coarse];
            var stops = new Vector<int>(stop);
            var terms = new Vector<int>(term);
            // Whole vectors are copied; what lies beyond the coarse run's end is overwritten next.
            while (fine <= fineEnds.Length - Vector<int>.Count)
            {
                var nextEnds = Vector.LoadUnsafe(ref fineEnd, (nuint)fine);
                nextEnds.StoreUnsafe(ref end, (nuint)merged);
                Vector.Max(Vector.LoadUnsafe(ref fineId, (nuint)fine) + terms, filtered).StoreUnsafe(ref groupId, (nuint)merged);
                int taken = -Vector.Sum(Vector.LessThan(nextEnds, stops));
                fine += taken;
                merged += taken;
                if (taken < Vector<int>.Count)
                    break;
            }

            for (; fine < fineEnds.Length && fineEnds[fine] < stop; fine++, merged++)
            {
                ends[merged] = fineEnds[fine];
                groupIds[merged] = Math.Max(fineIds[fine] + term, GroupIds.Filtered);
            }

            ends[merged] = stop;
            groupIds[merged++] = Math.Max(fineIds[fine] + term, GroupIds.Filtered);
            fine += fineEnds[fine] == stop ? 1 : 0;
        }

        return merged;
    }

    /// <summary>The definition.</summary>
    public static int Reference(
        ReadOnlySpan<int> fineEnds, ReadOnlySpan<int> fineIds, ReadOnlySpan<int> coarseEnds, ReadOnlySpan<int> coarseIds,
        Span<int> ends, Span<int> groupIds)
    {
        int merged = 0;
        for (int fine = 0, coarse = 0; fine < fineEnds.Length && coarse < coarseEnds.Length; merged++)
        {
            int stop = Math.Min(fineEnds[fine], coarseEnds[coarse]);
            ends[merged] = stop;
            groupIds[merged] = Math.Max(fineIds[fine] + coarseIds[coarse], GroupIds.Filtered);
            fine += fineEnds[fine] == stop ? 1 : 0;
            coarse += coarseEnds[coarse] == stop ? 1 : 0;
        }

        return merged;
    }
}
