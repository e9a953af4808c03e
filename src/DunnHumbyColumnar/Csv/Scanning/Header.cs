using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>The header line of a source, matched to a table: which field holds which column.</summary>
/// <param name="Spec">The table; of an anonymised file the one whose columns its columns stand for.</param>
/// <param name="IsAnonymised">Whether columns and values are labels that <see cref="AnonymisedLabels"/> resolves.</param>
/// <param name="ColumnOfField">Per field the column index, or -1 for an extra column.</param>
/// <param name="Extra">Names of the extra columns, which are ignored; of one without a name its position.</param>
/// <param name="Absent">Columns that the file lacks and that are 0 then.</param>
/// <param name="Line">The line itself, without a byte order mark and its line end.</param>
/// <param name="LineNumber">1-based; lines before it are blank.</param>
/// <param name="DataOffset">Byte offset of the first data line.</param>
/// <param name="Format">How fields are separated.</param>
sealed record Header(
    TableSpec Spec, bool IsAnonymised, ImmutableArray<int> ColumnOfField, ImmutableArray<string> Extra, ImmutableArray<string> Absent,
    ReadOnlyMemory<byte> Line, long LineNumber, long DataOffset, TextFormat Format)
{
    public int Fields => ColumnOfField.Length;

    /// <summary>Whether whole numbers may be written with decimals, such as <c>123.0</c>.</summary>
    public bool IsLenient { get; init; }
}
