using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DunnHumbyColumnar;

/// <summary>
/// What one column of a table is made of: exactly one of a source column, a constant, the line number, a product of two columns, or a
/// concatenation of columns. In JSON a text alone is a source column. Immutable.
/// </summary>
[JsonConverter(typeof(Mapping.ColumnMappingJson))]
public sealed record ColumnMapping
{
    /// <summary>The source column; names are compared without case, blanks and punctuation.</summary>
    public string? Column { get; init; }

    /// <summary>The same value in every row, as it would be written in a file.</summary>
    public string? Constant { get; init; }

    /// <summary>The number of the data line, counted over all files of the table in name order, from 1.</summary>
    public bool LineNumber { get; init; }

    /// <summary>Two source columns whose exact product it is; for amounts.</summary>
    public ImmutableArray<string>? Product { get; init; }

    /// <summary>Source columns whose texts, joined by <see cref="Separator"/>, it is; for texts.</summary>
    public ImmutableArray<string>? Concatenation { get; init; }

    /// <summary>Between the texts of a concatenation.</summary>
    public string Separator { get; init; } = "-";

    /// <summary>Reads whole numbers with leading zeros, as <c>00017</c>, as the numbers that they are; otherwise they are faults.</summary>
    public bool Number { get; init; }

    /// <summary>Changes the sign of a number.</summary>
    public bool Negate { get; init; }

    /// <summary>Rounds to the scale of the column, half away from zero and once; otherwise more decimals are a fault.</summary>
    public bool Round { get; init; }

    /// <summary>The sign before the decimals of an amount, where it is another than <see cref="SourceFormat.Decimals"/> says.</summary>
    public DecimalSign? Decimals { get; init; }

    /// <summary>
    /// Forms of dates and times, tried in this order: yyyy, M, MM, MMM, d, dd, H, HH, h, hh, tt, mm, ss, f; for day, week_no and
    /// trans_time.
    /// </summary>
    public ImmutableArray<string> Formats { get; init; } = [];

    /// <summary>Values of the source column and what they are read as; others stay as they are.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
}
