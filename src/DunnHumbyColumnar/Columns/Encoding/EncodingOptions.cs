namespace DunnHumbyColumnar.Columns;

/// <summary>Options of table encoding. The defaults are for production; tests pass tiny sizes.</summary>
sealed record EncodingOptions
{
    /// <summary>Rows per batch, at most 1,048,576.</summary>
    public int BatchRows { get; init; } = 1 << 20;

    /// <summary>One encoding for every column; null: chosen per column from the data.</summary>
    public ColumnEncoding? Forced { get; init; }

    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// The encoding of a column: run-end where it saves a quarter of the bytes and runs have four rows or more on average.
    /// </summary>
    public ColumnEncoding Choose(long rows, long runs, int width) =>
        Forced ?? (runs * 4 <= rows && runs * (sizeof(int) + width) * 4 <= rows * width * 3 ? ColumnEncoding.RunEnd : ColumnEncoding.Plain);
}
