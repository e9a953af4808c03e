using System.Runtime.CompilerServices;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Fast scanner for quote-free chunks of fact tables: one pass over the bytes, scalar digit accumulation, no tokenising. It accepts only
/// what it fully understands; at the first oddity it gives up and the exact scanner decides, so it never accepts what that one rejects.
/// </summary>
sealed class FactScanner
{
    // More digits may overflow 64 bits of cents.
    const int MaxDigits = 16;

    readonly FieldPlan[] _fields;
    readonly int _columns;
    readonly byte _delimiter;
    readonly bool _isLenient;

    FactScanner(Header header)
    {
        _fields = [.. header.ColumnOfField.Select(column => new FieldPlan(column, column < 0 ? null : header.Spec.Columns[column]))];
        _columns = header.Spec.Columns.Length;
        _delimiter = header.Format.Delimiter;
        _isLenient = header.IsLenient;
    }

    /// <summary>A scanner for the header; null if the table has texts, or blanks separate the fields.</summary>
    public static FactScanner? For(Header header) =>
        !header.Format.IsBlanks && header.Spec.Columns.All(column => column.Kind != ColumnKind.Text) ? new FactScanner(header) : null;

    /// <summary>
    /// Reads lines that all end in a line feed. Returns whether every line was read; if not, <paramref name="rows"/> holds some of them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public unsafe bool TryScan(ReadOnlySpan<byte> lines, ChunkRows rows)
    {
        Span<long> row = stackalloc long[_columns];
        // A column that the file lacks is 0.
        row.Clear();
        byte delimiter = _delimiter;
        fixed (byte* first = lines)
        {
            byte* at = first;
            byte* end = first + lines.Length;
            while (at < end)
            {
                if (*at == '\n' || (*at == '\r' && at[1] == '\n'))
                {
                    at += *at == '\n' ? 1 : 2;
                    rows.BlankLines++;
                    continue;
                }

                byte* lineStart = at;
                for (int f = 0; f < _fields.Length; f++)
                {
                    ref readonly var field = ref _fields[f];
                    if (field.Number)
                    {
                        if (!TryNumber(ref at, field, out row[field.Column]))
                            return false;
                        if (*at == '.')
                        {
                            if (field.Money || !_isLenient || !TryZeroDecimals(ref at))
                                return false;
                            rows.LenientValues++;
                        }
                    }
                    else if (field.Column < 0)
                    {
                        if (!TrySkip(ref at, delimiter))
                            return false;
                    }
                    else
                    {
                        if (*at is < (byte)' ' or >= 0x80 || *at == delimiter)
                            return false;
                        row[field.Column] = rows.TextCode(field.Column, new ReadOnlySpan<byte>(at++, 1));
                    }

                    if (f + 1 < _fields.Length && *at++ != delimiter)
                        return false;
                }

                if (*at == '\r')
                    at++;
                if (*at++ != '\n' || at - lineStart > LineSplitter.MaxLineBytes)
                    return false;
                rows.Append(row);
            }
        }

        return true;
    }

    /// <summary>Passes over a field that no column takes, up to the delimiter or the line end.</summary>
    static unsafe bool TrySkip(ref byte* position, byte delimiter)
    {
        byte* at = position;
        while (*at != delimiter && *at is >= (byte)' ' and < 0x80)
            at++;
        position = at;
        return *at == delimiter || *at is (byte)'\n' or (byte)'\r';
    }

    /// <summary>Passes over a point and zeros.</summary>
    static unsafe bool TryZeroDecimals(ref byte* position)
    {
        byte* zeros = ++position;
        while (*position == '0')
            position++;
        return position > zeros;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe bool TryNumber(ref byte* position, in FieldPlan field, out long value)
    {
        byte* at = position;
        bool negative = *at == '-';
        if (negative)
            at++;
        byte* start = at;
        long number = 0;
        uint digit;
        while ((digit = (uint)(*at - '0')) <= 9)
        {
            number = (number * 10) + digit;
            at++;
        }

        bool ok = at - start is > 0 and <= MaxDigits;
        if (field.Money)
        {
            number *= 100;
            if (*at == '.')
            {
                uint tenths = (uint)(*++at - '0');
                if (tenths > 9)
                {
                    value = 0;
                    return false;
                }

                at++;
                number += 10 * tenths;
                uint hundredths = (uint)(*at - '0');
                if (hundredths <= 9)
                {
                    number += hundredths;
                    at++;
                }
            }
        }
        else if (*start == '0')
        {
            ok = at - start == 1 && !negative;
        }

        value = negative ? -number : number;
        position = at;
        return ok && value >= field.Min && value <= field.Max && !(field.Time && value % 100 >= 60);
    }

    /// <param name="column">Index of the column; -1: none takes the field.</param>
    /// <param name="spec">The column; null where there is none.</param>
    readonly struct FieldPlan(int column, ColumnSpec? spec)
    {
        public readonly int Column = column;
        public readonly bool Number = spec is not null && spec.Kind != ColumnKind.Symbol;
        public readonly bool Money = spec?.Kind == ColumnKind.Money;
        public readonly bool Time = spec?.Kind == ColumnKind.TimeOfDay;
        public readonly long Min = spec?.Min ?? 0;
        public readonly long Max = spec?.Max ?? 0;
    }
}
