using System.Globalization;

namespace DunnHumbyColumnar.Mapping;

/// <summary>A decimal number as it is written: a 64-bit integer and how many of its digits are decimals. Exact.</summary>
/// <param name="Digits">The number without its decimal sign.</param>
/// <param name="Scale">Digits behind the decimal sign, 0 to 18.</param>
readonly record struct ExactDecimal(long Digits, int Scale)
{
    const int MaximumDigits = 18;

    static readonly long[] PowersOfTen =
        [.. Enumerable.Range(0, MaximumDigits + 1).Select(power => long.Parse("1" + new string('0', power), CultureInfo.InvariantCulture))];

    /// <summary>
    /// Reads an optional minus, digits, then optionally a decimal sign and digits; at most 18 digits. False for anything else.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> field, byte decimalSign, out ExactDecimal number)
    {
        number = default;
        bool isNegative = field.Length > 0 && field[0] == '-';
        long digits = 0;
        int count = 0;
        int point = -1;
        for (int at = isNegative ? 1 : 0; at < field.Length; at++)
        {
            uint digit = (uint)(field[at] - '0');
            if (digit <= 9 && count < MaximumDigits)
            {
                digits = (digits * 10) + digit;
                count++;
            }
            else if (field[at] == decimalSign && point < 0 && count > 0 && at + 1 < field.Length)
            {
                point = count;
            }
            else
            {
                return false;
            }
        }

        number = new ExactDecimal(isNegative ? -digits : digits, point < 0 ? 0 : count - point);
        return count > 0;
    }

    /// <summary>The number in units of 10^-scale; null where it is no whole number of them, or beyond 64 bits.</summary>
    /// <param name="scale">Decimals of the unit, 0 to 3.</param>
    /// <param name="rounds">Whether it is rounded to the unit, half away from zero.</param>
    public long? InUnits(int scale, bool rounds) => InUnits(Digits, Scale, scale, rounds);

    /// <summary>The product with another number in units of 10^-scale; rounded once, if at all.</summary>
    public long? TimesInUnits(ExactDecimal factor, int scale, bool rounds) =>
        InUnits((Int128)Digits * factor.Digits, Scale + factor.Scale, scale, rounds);

    static long? InUnits(Int128 digits, int from, int to, bool rounds)
    {
        Int128 units = digits;
        if (to >= from)
        {
            if (Int128.Abs(digits) > long.MaxValue)
                return null;
            units *= PowersOfTen[to - from];
        }
        else
        {
            // The excess is at most 36 decimals.
            Int128 unit = (Int128)PowersOfTen[Math.Min(from - to, MaximumDigits)] * PowersOfTen[Math.Max(0, from - to - MaximumDigits)];
            units = digits / unit;
            Int128 rest = digits - (units * unit);
            if (rest != 0 && !rounds)
                return null;
            if (Int128.Abs(rest) >= unit - Int128.Abs(rest))
                units += Int128.Sign(digits);
        }

        return units < long.MinValue || units > long.MaxValue ? null : (long)units;
    }
}
