using System.Runtime.CompilerServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Rows per group (see <see cref="GroupIds"/>); filtered rows are skipped. Group ids must lie below <c>counts.Length</c>.
/// </summary>
static class GroupCount
{
    /// <summary>counts[groupId] += 1 per row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<int> groupIds, Span<long> counts)
    {
        if (counts.Length == 1)
        {
            counts[0] += GroupIds.CountSelected(groupIds);
            return;
        }

        foreach (int groupId in groupIds)
            if (groupId >= 0)
                counts[groupId]++;
    }

    /// <summary>counts[groupId] += lengths[i] per run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddRuns(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> lengths, Span<long> counts)
    {
        if (groupIds.Length != lengths.Length)
            throw new ArgumentException("Group ids and lengths must have one element per run.");
        if (counts.Length == 1)
        {
            counts[0] += GroupSum.SumSelected(groupIds, lengths);
            return;
        }

        for (int i = 0; i < groupIds.Length; i++)
            if (groupIds[i] >= 0)
                counts[groupIds[i]] += lengths[i];
    }

    /// <summary>The definition of <see cref="Add"/> and, with lengths, of <see cref="AddRuns"/>.</summary>
    public static void Reference(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> lengths, Span<long> counts)
    {
        for (int i = 0; i < groupIds.Length; i++)
            if (groupIds[i] >= 0)
                counts[groupIds[i]] += lengths.IsEmpty ? 1 : lengths[i];
    }
}
