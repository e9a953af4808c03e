namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Smallest and largest int32 value per group slot (see <see cref="SlotLane"/>), row or run alike; negative slots are passed over. The extremes start at the largest
/// and smallest int32. Slots must lie below the extremes' length.
/// </summary>
static class GroupMinMax
{
    /// <summary>minima[slot] = min(minima[slot], value).</summary>
    public static void AddMinimum(ReadOnlySpan<int> slots, ReadOnlySpan<int> values, Span<int> minima)
    {
        for (int i = 0; i < slots.Length; i++)
            if (slots[i] >= 0)
                minima[slots[i]] = Math.Min(minima[slots[i]], values[i]);
    }

    /// <summary>maxima[slot] = max(maxima[slot], value).</summary>
    public static void AddMaximum(ReadOnlySpan<int> slots, ReadOnlySpan<int> values, Span<int> maxima)
    {
        for (int i = 0; i < slots.Length; i++)
            if (slots[i] >= 0)
                maxima[slots[i]] = Math.Max(maxima[slots[i]], values[i]);
    }
}
