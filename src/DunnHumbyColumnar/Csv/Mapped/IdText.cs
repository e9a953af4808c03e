using System.Text;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Ids of mapped sources: whole numbers in their shortest form, or any other text but those that programs are known to make of ids or of
/// what is missing.
/// </summary>
static class IdText
{
    static readonly string[] MissingValues = ["NA", "N/A", "NAN", "NULL", "\\N"];

    static readonly string[] SpreadsheetErrors = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"];

    /// <summary>Reads an id; null: accepted, otherwise the fault.</summary>
    /// <param name="column">The column.</param>
    /// <param name="field">The id.</param>
    /// <param name="isLenient">Whether whole numbers may be written with decimals, such as <c>123.0</c>.</param>
    /// <param name="id">The number; <see cref="TextKeys.First"/> of a text.</param>
    /// <param name="hasDecimals">Whether it was written with decimals.</param>
    public static FaultCode? Read(ColumnSpec column, ReadOnlySpan<byte> field, bool isLenient, out long id, out bool hasDecimals)
    {
        int written = field.Length;
        if (isLenient)
            field = FieldParser.WithoutZeroDecimals(field);
        hasDecimals = field.Length < written;
        if (FieldParser.Integer(field, out id) is null && IsKey(column, id))
            return null;
        id = TextKeys.First;
        return CauseOf(field) is null ? null : FaultCode.Cast;
    }

    /// <summary>Why a field is no id; the rest of a sentence that begins with it; null: it is one.</summary>
    public static string? CauseOf(ReadOnlySpan<byte> field)
    {
        if (field.Trim((byte)' ').IsEmpty)
            return "is blank, which is no id";
        string text = Encoding.UTF8.GetString(field[..Math.Min(field.Length, 64)]);
        if (MissingValues.Contains(text, StringComparer.OrdinalIgnoreCase))
            return "marks a missing value, which is no id; the mapping may translate it by values";
        if (SpreadsheetErrors.Contains(text))
            return "is an error of a spreadsheet, not an id";
        if (CastCause.IsExponent(text))
            return CastCause.ExponentId;
        var whole = FieldParser.WithoutZeroDecimals(field);
        return whole.Length < field.Length && FieldParser.Integer(whole, out _) is null ? CastCause.WholeFloat : null;
    }

    /// <summary>Whether a number can be an id as it is; others, such as article numbers of 13 digits, are taken for texts.</summary>
    static bool IsKey(ColumnSpec column, long id) =>
        !TextKeys.Has(id) && (column.Max > int.MaxValue || id is >= int.MinValue and <= int.MaxValue);
}
