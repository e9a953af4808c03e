namespace DunnHumbyColumnar.Columns;

/// <summary>Sizes and choices of table building. Production values by default; tests pass tiny ones.</summary>
sealed record EncodingOptions
{
    /// <summary>Rows per batch, at most 1,048,576.</summary>
    public int BatchRows { get; init; } = 1 << 20;

    /// <summary>Forces one encoding for every column; null chooses per column from the data.</summary>
    public ColumnEncoding? Forced { get; init; }

    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The choice: run-end encoding where it saves a quarter of the bytes and runs are four rows or longer on average.</summary>
    public ColumnEncoding Choose(long rows, long runs, int width) =>
        Forced ?? (runs * 4 <= rows && runs * (sizeof(int) + width) * 4 <= rows * width * 3 ? ColumnEncoding.RunEnd : ColumnEncoding.Plain);
}
