using System.Globalization;
using System.Text;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>A fault inside a line: what, and at which byte of the line.</summary>
/// <param name="Code">The fault.</param>
/// <param name="At">Byte position in the line, 0-based.</param>
/// <param name="Detail">The rest of the message.</param>
readonly record struct RowFault(FaultCode Code, int At, string Detail)
{
    const int ExcerptCharacters = 80;

    /// <summary>Whether a row with this fault can be rejected and reading continue; otherwise the file is unreadable.</summary>
    public bool IsRejectable => Code is not (FaultCode.UnclosedQuote or FaultCode.Encoding or FaultCode.Header);

    /// <summary>A line that is the header, below it.</summary>
    public static RowFault HeaderAgain => new(
        FaultCode.Header, 0, "the header line stands here once more, as where files were put one behind the other; take it out");

    /// <param name="code">The fault.</param>
    /// <param name="at">Byte of the line at which the field starts.</param>
    /// <param name="column">The column.</param>
    /// <param name="field">Content of the field.</param>
    /// <param name="label">What the message calls the column; null: by its header.</param>
    public static RowFault ForValue(FaultCode code, int at, ColumnSpec column, ReadOnlySpan<byte> field, string? label = null) =>
        new(code, at, $"{label ?? column.Header}: {Excerpt(field)} {Problem(code, column, field)}");

    /// <summary>At most 80 characters of a field in quotes, control characters escaped.</summary>
    public static string Excerpt(ReadOnlySpan<byte> field)
    {
        var text = new StringBuilder("\"");
        int characters = 0;
        foreach (var rune in Encoding.UTF8.GetString(field[..Math.Min(field.Length, 4 * ExcerptCharacters + 4)]).EnumerateRunes())
        {
            if (characters++ == ExcerptCharacters)
                break;
            if (Rune.IsControl(rune))
                text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            else
                text.Append(rune.ToString());
        }

        return text.Append(characters > ExcerptCharacters ? "…\"" : "\"").ToString();
    }

    static string Problem(FaultCode code, ColumnSpec column, ReadOnlySpan<byte> field)
    {
        if (code != FaultCode.Cast || column.IsText)
            return $"is {Expectation(code, column)}";
        if (column.Kind == ColumnKind.Money || !FieldParser.HasLostZeros(field))
            return CastCause.Of(column, field) ?? $"is {Expectation(code, column)}";
        var digits = field.TrimStart("-0"u8);
        return digits.IsEmpty && field[0] == '-'
            ? "is zero with a sign, which a number cannot keep; write 0"
            : $"has leading zeros, which a number cannot keep: it would become {(field[0] == '-' ? "-" : "")}"
                + (digits.IsEmpty ? "0" : Encoding.ASCII.GetString(digits[..Math.Min(digits.Length, ExcerptCharacters)]));
    }

    static string Expectation(FaultCode code, ColumnSpec column) => (code, column.Kind) switch
    {
        (FaultCode.Precision, _) => "a money amount with more than two decimals",
        (FaultCode.DuplicateKey, _) => "a key that an earlier row has; keys must be unique",
        (FaultCode.Range, ColumnKind.TimeOfDay) => "not a time of day as HHMM, 0 to 2359 with minutes below 60",
        (FaultCode.Range, ColumnKind.Money) => "outside -21474836.48 to 21474836.47",
        (FaultCode.Range, _) => string.Create(CultureInfo.InvariantCulture, $"outside {column.Min} to {column.Max}"),
        (_, ColumnKind.Money) => "not a money amount with at most two decimals",
        (_, ColumnKind.Symbol) => "not exactly one character",
        _ => "not a whole number",
    };
}
