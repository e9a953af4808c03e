namespace DunnHumbyColumnar;

/// <summary>A file format of exports.</summary>
public enum ExportFormat
{
    /// <summary>
    /// RFC 4180 with a header row, LF line ends, UTF-8 without byte order mark. Money has two decimals, doubles the
    /// shortest digits that read back equal (<c>inf</c> for infinity), booleans true or false, dates yyyy-MM-dd, null is
    /// empty; an empty or blank text is quoted.
    /// </summary>
    Csv,

    /// <summary>A JSON array of objects, one row a line. Money is a number with two decimals; infinity and null are null.</summary>
    Json,

    /// <summary>An Arrow IPC file of plain columns. Money is decimal(19, 2), dates date32, texts UTF-8.</summary>
    Arrow,

    /// <summary>As <see cref="Arrow"/>, in the stream format.</summary>
    ArrowStream,
}

/// <summary>Choices of an export. Immutable.</summary>
public sealed record ExportOptions
{
    /// <summary>Rows to skip; there are none beyond the last.</summary>
    public long Offset { get; init; }

    /// <summary>At most this many rows; null: all.</summary>
    public long? Limit { get; init; }

    /// <summary>
    /// CSV only: puts an apostrophe before a text that begins with = + - @ tab or CR, so that no spreadsheet takes it for a
    /// formula. The export is then no longer lossless.
    /// </summary>
    public bool Spreadsheet { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Offset);
        ArgumentOutOfRangeException.ThrowIfNegative(Limit ?? 0);
    }
}
