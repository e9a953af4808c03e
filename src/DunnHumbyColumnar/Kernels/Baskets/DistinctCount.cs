namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Counts distinct codes by epochs: each code keeps the epoch in which it was last seen and counts unless that is the current one. One
/// array serves any number of groups without being cleared, as long as each group has its own epoch and the array starts zeroed.
/// </summary>
static class DistinctCount
{
    /// <summary>
    /// Number of codes of selected rows (see <see cref="LineMask"/>) that are new in this epoch. Codes must lie within
    /// <paramref name="epochs"/>; <paramref name="epoch"/> is not 0.
    /// </summary>
    public static int Count(ReadOnlySpan<int> codes, ReadOnlySpan<int> mask, Span<int> epochs, int epoch)
    {
        int distinct = 0;
        for (int i = 0; i < codes.Length; i++)
        {
            if (mask[i] == 0 || epochs[codes[i]] == epoch)
                continue;
            epochs[codes[i]] = epoch;
            distinct++;
        }

        return distinct;
    }

    /// <summary>The definition, for a new epoch.</summary>
    public static int Reference(ReadOnlySpan<int> codes, ReadOnlySpan<int> mask)
    {
        var seen = new HashSet<int>();
        for (int i = 0; i < codes.Length; i++)
            if (mask[i] != 0)
                seen.Add(codes[i]);
        return seen.Count;
    }
}
