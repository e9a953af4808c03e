namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Minimum and maximum int32 value per group (see <see cref="GroupIds"/>), by row or run; filtered ones are skipped. Minima start at the
/// largest int32, maxima at the smallest. Group ids must lie below their length.
/// </summary>
static class GroupMinMax
{
    /// <summary>minima[groupId] = min(minima[groupId], value).</summary>
    public static void AddMinimum(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> values, Span<int> minima)
    {
        for (int i = 0; i < groupIds.Length; i++)
            if (groupIds[i] >= 0)
                minima[groupIds[i]] = Math.Min(minima[groupIds[i]], values[i]);
    }

    /// <summary>maxima[groupId] = max(maxima[groupId], value).</summary>
    public static void AddMaximum(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> values, Span<int> maxima)
    {
        for (int i = 0; i < groupIds.Length; i++)
            if (groupIds[i] >= 0)
                maxima[groupIds[i]] = Math.Max(maxima[groupIds[i]], values[i]);
    }
}
