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

    FactScanner(FieldPlan[] fields) => _fields = fields;

    /// <summary>A scanner for the header; null if it has text or extra columns.</summary>
    public static FactScanner? For(Header header) =>
        header.Extra.IsEmpty && header.Spec.Columns.All(column => column.Kind != ColumnKind.Text)
            ? new FactScanner([.. header.ColumnOfField.Select(column => new FieldPlan(column, header.Spec.Columns[column]))])
            : null;

    /// <summary>
    /// Reads lines that all end in a line feed. Returns whether every line was read; if not, <paramref name="rows"/> holds some of them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public unsafe bool TryScan(ReadOnlySpan<byte> lines, ChunkRows rows)
    {
        Span<long> row = stackalloc long[_fields.Length];
        fixed (byte* first = lines)
        {
            byte* at = first;
            byte* end = first + lines.Length;
            while (at < end)
            {
                byte* lineStart = at;
                for (int f = 0; f < _fields.Length; f++)
                {
                    ref readonly var field = ref _fields[f];
                    if (field.Symbol)
                    {
                        if (*at is < (byte)' ' or >= 0x80 or (byte)',')
                            return false;
                        row[field.Column] = rows.TextCode(field.Column, new ReadOnlySpan<byte>(at++, 1));
                    }
                    else if (!TryNumber(ref at, field, out row[field.Column]))
                    {
                        return false;
                    }

                    if (f + 1 < _fields.Length && *at++ != ',')
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

    readonly struct FieldPlan(int column, ColumnSpec spec)
    {
        public readonly int Column = column;
        public readonly bool Symbol = spec.Kind == ColumnKind.Symbol;
        public readonly bool Money = spec.Kind == ColumnKind.Money;
        public readonly bool Time = spec.Kind == ColumnKind.TimeOfDay;
        public readonly long Min = spec.Min;
        public readonly long Max = spec.Max;
    }
}
