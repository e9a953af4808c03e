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
}

/// <summary>The sign before the decimals of a number.</summary>
public enum DecimalSign
{
    /// <summary>As in 1.50.</summary>
    Point,

    /// <summary>As in 1,50; in a file with commas between fields the number must be quoted.</summary>
    Comma,
}
