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
