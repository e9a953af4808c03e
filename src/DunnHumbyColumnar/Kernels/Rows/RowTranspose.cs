namespace DunnHumbyColumnar.Kernels;

/// <summary>Transposes rows of <see cref="LineSections.Count"/> sums to columns. Fastest in blocks that stay in the L1 cache.</summary>
static class RowTranspose
{
    /// <summary>column[i] = rows[16 i + bucket].</summary>
    public static void Column(ReadOnlySpan<long> rows, int bucket, Span<long> column)
    {
        if (rows.Length != column.Length * LineSections.Count)
            throw new ArgumentException("There must be a row of sums per element of the column.");
        for (int i = 0, at = bucket; i < column.Length; i++, at += LineSections.Count)
            column[i] = rows[at];
    }

    /// <summary>The definition.</summary>
    public static void Reference(ReadOnlySpan<long> rows, int bucket, Span<long> column)
    {
        for (int i = 0; i < column.Length; i++)
            column[i] = rows.Slice(i * LineSections.Count, LineSections.Count)[bucket];
    }
}
