namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Smallest and largest int32 value per group group id (see <see cref="GroupIds"/>), row or run alike; negative group ids are passed over. The extremes start at the largest
/// and smallest int32. Group ids must lie below the extremes' length.
/// </summary>
static class GroupMinMax
{
    /// <summary>minima[group id] = min(minima[group id], value).</summary>
    public static void AddMinimum(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> values, Span<int> minima)
    {
        for (int i = 0; i < groupIds.Length; i++)
            if (groupIds[i] >= 0)
                minima[groupIds[i]] = Math.Min(minima[groupIds[i]], values[i]);
    }

    /// <summary>maxima[group id] = max(maxima[group id], value).</summary>
    public static void AddMaximum(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> values, Span<int> maxima)
    {
        for (int i = 0; i < groupIds.Length; i++)
            if (groupIds[i] >= 0)
                maxima[groupIds[i]] = Math.Max(maxima[groupIds[i]], values[i]);
    }
}
