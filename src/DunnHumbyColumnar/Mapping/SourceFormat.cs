using System.Collections.Immutable;

namespace DunnHumbyColumnar;

/// <summary>How files of one layout are written. Immutable.</summary>
public sealed record SourceFormat
{
    /// <summary>What separates the fields; null: found out from the first line of each file.</summary>
    public FieldDelimiter? Delimiter { get; init; }

    /// <summary>The sign before decimals.</summary>
    public DecimalSign Decimals { get; init; } = DecimalSign.Point;

    /// <summary>Names of the fields in order, for files without a header line; null: line 1 has them.</summary>
    public ImmutableArray<string>? Header { get; init; }

    /// <summary>
    /// For files without a header line that have one basket a line, its items in any number of fields: what the columns call the items.
    /// Each field that is not blank is a row. Null: each line is a row.
    /// </summary>
    public string? Items { get; init; }

    /// <summary>How characters are encoded.</summary>
    public SourceEncoding Encoding { get; init; } = SourceEncoding.Utf8;
}

/// <summary>How the characters of a source are encoded.</summary>
public enum SourceEncoding
{
    /// <summary>UTF-8, with or without a byte order mark.</summary>
    Utf8,

    /// <summary>ISO 8859-1: a byte a character, without control characters.</summary>
    Latin1,
}

/// <summary>The sign before the decimals of a number.</summary>
public enum DecimalSign
{
    /// <summary>As in 1.50.</summary>
    Point,

    /// <summary>As in 1,50; in a file with commas between fields the number must be quoted.</summary>
    Comma,
}
