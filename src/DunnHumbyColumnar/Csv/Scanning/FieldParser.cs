using System.Runtime.CompilerServices;
using System.Text;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Exact parsers of single fields: every accepted byte is accounted for, nothing is trimmed, rounded or coerced.
/// Integers: 0, or an optional minus and digits of which the first is not 0: leading zeros are part of an identifier, and a number cannot
/// keep them. Money, which is an amount however it is written: an optional minus, digits, then optionally a point and one or two digits.
/// </summary>
static class FieldParser
{
    /// <summary>Parses a field of a numeric kind; null: accepted, otherwise the fault.</summary>
    /// <param name="spec">The column.</param>
    /// <param name="field">Its bytes.</param>
    /// <param name="isLenient">Whether whole numbers may be written with decimals, such as <c>123.0</c>.</param>
    /// <param name="value">The number.</param>
    /// <param name="hasDecimals">Whether this one was.</param>
    public static FaultCode? Number(
        ColumnSpec spec, ReadOnlySpan<byte> field, bool isLenient, out long value, out bool hasDecimals)
    {
        int written = field.Length;
        if (isLenient && spec.Kind != ColumnKind.Money)
            field = WithoutZeroDecimals(field);
        hasDecimals = field.Length < written;
        var fault = spec.Kind == ColumnKind.Money ? Money(field, out value) : Integer(field, out value);
        if (fault is not null)
            return fault;
        if (value < spec.Min || value > spec.Max || (spec.Kind == ColumnKind.TimeOfDay && value % 100 >= 60))
            return FaultCode.Range;
        return null;
    }

    /// <summary>The field without a point and zeros at the end of whole digits; the field itself if it has none.</summary>
    public static ReadOnlySpan<byte> WithoutZeroDecimals(ReadOnlySpan<byte> field)
    {
        int point = field.IndexOf((byte)'.');
        return point > 0 && point < field.Length - 1 && field[(point + 1)..].IndexOfAnyExcept((byte)'0') < 0 ? field[..point] : field;
    }

    /// <summary>Whether the field is exactly one character (Unicode scalar value).</summary>
    public static bool IsSymbol(ReadOnlySpan<byte> field) =>
        Rune.DecodeFromUtf8(field, out _, out int length) == System.Buffers.OperationStatus.Done && length == field.Length;

    /// <summary>Any 64-bit integer; <see cref="FaultCode.Range"/> beyond.</summary>
    public static FaultCode? Integer(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        bool negative = !field.IsEmpty && field[0] == '-';
        return HasLostZeros(field) ? FaultCode.Cast : Digits(negative ? field[1..] : field, negative, out value);
    }

    /// <summary>Whether the field is an integer with leading zeros, or minus zero: it would be exported in another spelling.</summary>
    public static bool HasLostZeros(ReadOnlySpan<byte> field) => field switch
    {
        [(byte)'-', (byte)'0', .. var digits] => AllDigits(digits),
        [(byte)'0', _, ..] => AllDigits(field),
        _ => false,
    };

    /// <summary>
    /// Money in cents; <see cref="FaultCode.Precision"/> for more than two decimals, <see cref="FaultCode.Range"/> beyond 64 bits of cents.
    /// </summary>
    public static FaultCode? Money(ReadOnlySpan<byte> field, out long cents)
    {
        cents = 0;
        bool negative = !field.IsEmpty && field[0] == '-';
        var number = negative ? field[1..] : field;
        int point = number.IndexOf((byte)'.');
        var whole = point < 0 ? number : number[..point];
        var decimals = point < 0 ? default : number[(point + 1)..];
        if (whole.IsEmpty || !AllDigits(whole) || (point >= 0 && (decimals.IsEmpty || !AllDigits(decimals))))
            return FaultCode.Cast;
        if (decimals.Length > 2)
            return FaultCode.Precision;
        int hundredths = decimals.Length switch
        {
            0 => 0,
            1 => (decimals[0] - '0') * 10,
            _ => ((decimals[0] - '0') * 10) + decimals[1] - '0',
        };
        if (Digits(whole, negative, out long units) is { } fault)
            return fault;
        var exact = ((Int128)units * 100) + (negative ? -hundredths : hundredths);
        if (exact < long.MinValue || exact > long.MaxValue)
            return FaultCode.Range;
        cents = (long)exact;
        return null;
    }

    static FaultCode? Digits(ReadOnlySpan<byte> digits, bool negative, out long value)
    {
        value = 0;
        if (digits.IsEmpty || !AllDigits(digits))
            return FaultCode.Cast;
        Int128 exact = 0;
        foreach (byte digit in digits)
        {
            exact = (exact * 10) + (digit - '0');
            if (exact > (Int128)long.MaxValue + 1)
                return FaultCode.Range;
        }

        if (negative)
            exact = -exact;
        if (exact > long.MaxValue)
            return FaultCode.Range;
        value = (long)exact;
        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool AllDigits(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
}
