namespace DunnHumbyColumnar.Kernels;

/// <summary>From rows of <see cref="LineLanes.Count"/> values side by side to columns. Cheapest in pieces that stay in the nearest cache.</summary>
static class RowTranspose
{
    /// <summary>column[i] = rows[16 i + lane].</summary>
    public static void Column(ReadOnlySpan<long> rows, int lane, Span<long> column)
    {
        if (rows.Length != column.Length * LineLanes.Count)
            throw new ArgumentException("There must be a row of lanes per element of the column.");
        for (int i = 0, at = lane; i < column.Length; i++, at += LineLanes.Count)
            column[i] = rows[at];
    }

    /// <summary>The definition.</summary>
    public static void Reference(ReadOnlySpan<long> rows, int lane, Span<long> column)
    {
        for (int i = 0; i < column.Length; i++)
            column[i] = rows.Slice(i * LineLanes.Count, LineLanes.Count)[lane];
    }
}
