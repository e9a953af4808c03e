using System.Globalization;
using System.Text;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>Why a field is no number of its column: what programs are known to make of numbers.</summary>
static class CastCause
{
    public const string ExponentId =
        "is in exponent form, as a spreadsheet writes long ids: their last digits are lost; take the file as it was before";

    public const string WholeFloat =
        "is not a whole number, but one written with decimals; it is read where lenient reading is asked for (--lenient)";

    static readonly string[] MissingValues = ["NA", "N/A", "NAN", "NULL", "NONE", "INF", "-INF", "\\N", "."];

    /// <summary>The rest of a sentence that begins with the field; null if nothing is known.</summary>
    public static string? Of(ColumnSpec column, ReadOnlySpan<byte> field)
    {
        bool isMoney = column.Kind == ColumnKind.Money;
        string text = Encoding.UTF8.GetString(field[..Math.Min(field.Length, 64)]);
        if (text.Length == 0)
            return isMoney ? "is empty, not a money amount; an amount of nothing is 0" : "is empty, not a whole number";
        if (text != text.Trim())
            return null;
        if (MissingValues.Contains(text, StringComparer.OrdinalIgnoreCase))
            return "marks a missing value, which is no number";
        if (text.StartsWith('#') && text.Length > 1 && !char.IsDigit(text[1]))
            return "is an error of a spreadsheet, not a value";
        if (IsExponent(text))
            return column.Kind == ColumnKind.Id || column.Kind == ColumnKind.WideNumber
                ? ExponentId
                : "is in exponent form; write the number out";
        if (IsDate(text))
            return column.Kind == ColumnKind.Day
                ? "is a date; a day is a whole number, counted from day 1"
                : "is a date, as a spreadsheet may make of a number";
        if (HasThousands(text))
            return "has a comma; write numbers without thousands separators and with a decimal point";
        if (HasCurrency(text))
            return "has a currency sign; write the number alone";
        return !isMoney && IsWholeFloat(text) ? WholeFloat : null;
    }

    /// <summary>Whether a text is a number in exponent form, as <c>9.94E+14</c>.</summary>
    public static bool IsExponent(string text)
    {
        int mark = text.IndexOfAny(['e', 'E']);
        return mark > 0 && IsDecimal(text[..mark]) && text[(mark + 1)..].TrimStart('+', '-') is { Length: > 0 } digits && IsDigits(digits);
    }

    static bool IsDate(string text) => text.Length is >= 6 and <= 19
        && text.Split('-', '/', '.') is [var first, var second, var third] && IsDigits(first) && IsDigits(second)
        && third.Split(' ', 'T')[0] is { Length: > 0 } last && IsDigits(last);

    static bool HasThousands(string text) => text.Contains(',', StringComparison.Ordinal)
        && text.TrimStart('-').All(sign => char.IsAsciiDigit(sign) || sign is ',' or '.') && char.IsAsciiDigit(text[^1]);

    static bool HasCurrency(string text) =>
        text.Any(sign => char.GetUnicodeCategory(sign) == UnicodeCategory.CurrencySymbol) && text.Any(char.IsAsciiDigit);

    static bool IsWholeFloat(string text) =>
        text.TrimStart('-').Split('.') is [var whole, { Length: > 0 } decimals] && IsDigits(whole) && decimals.Trim('0').Length == 0;

    static bool IsDecimal(string text) => text.TrimStart('-').Split('.') is { Length: <= 2 } parts && parts.All(IsDigits);

    static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
