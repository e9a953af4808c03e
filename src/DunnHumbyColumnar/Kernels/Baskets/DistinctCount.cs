namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Counts different codes with a epoch per code: a code counts if its epoch is not the group's yet. One epoch array serves any number of groups
/// as long as each has its own epoch and the array starts zeroed.
/// </summary>
static class DistinctCount
{
    /// <summary>Number of codes of selected rows (see <see cref="LineMask"/>) that this group has not met before. Codes must lie within <paramref name="epochs"/>; <paramref name="epoch"/> is not 0.</summary>
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

    /// <summary>The definition, for a group that has met no code before.</summary>
    public static int Reference(ReadOnlySpan<int> codes, ReadOnlySpan<int> mask)
    {
        var seen = new HashSet<int>();
        for (int i = 0; i < codes.Length; i++)
            if (mask[i] != 0)
                seen.Add(codes[i]);
        return seen.Count;
    }
}
