using System.Collections.Immutable;

namespace DunnHumbyColumnar.Mapping;

/// <summary>
/// A form of dates, with or without a time of day, compiled from a pattern: <c>yyyy</c>, <c>M</c> or <c>MM</c>, <c>MMM</c> (English, three
/// letters), <c>d</c> or <c>dd</c>, <c>H</c> or <c>HH</c>, <c>h</c> or <c>hh</c> with <c>tt</c>, <c>mm</c>, <c>ss</c>, <c>f</c> (any
/// number of digits of a second); every other character stands for itself. A single letter takes one or two digits, a double one exactly
/// two. Nothing is guessed: a text that does not fit to its last character is no date. Immutable.
/// </summary>
sealed class DatePattern
{
    static readonly string[] Months =
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    readonly ImmutableArray<Step> _steps;

    DatePattern(string text, ImmutableArray<Step> steps)
    {
        Text = text;
        _steps = steps;
    }

    enum Part
    {
        Literal,
        Year,
        Month,
        MonthName,
        Day,
        Hour,
        HalfDayHour,
        Minute,
        Second,
        Fraction,
        HalfDay,
    }

    /// <summary>The pattern as it was given.</summary>
    public string Text { get; }

    /// <summary>Whether year, month and day are parts of it.</summary>
    public bool HasDate => Has(Part.Year) && (Has(Part.Month) || Has(Part.MonthName)) && Has(Part.Day);

    /// <summary>Whether hours and minutes are parts of it.</summary>
    public bool HasTime => (Has(Part.Hour) || Has(Part.HalfDayHour)) && Has(Part.Minute);

    /// <summary>Compiles a pattern.</summary>
    /// <exception cref="FormatException">It has a letter that is no part, a part twice, or half a date.</exception>
    public static DatePattern Parse(string pattern)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        for (int at = 0; at < pattern.Length;)
        {
            int end = at + 1;
            while (end < pattern.Length && pattern[end] == pattern[at] && char.IsAsciiLetter(pattern[at]))
                end++;
            steps.Add(StepOf(pattern[at..end], pattern));
            at = end;
        }

        var compiled = new DatePattern(pattern, steps.ToImmutable());
        compiled.Validate();
        return compiled;
    }

    /// <summary>Reads a text; null if it is none of this form, or no day of the calendar or time of day.</summary>
    public DateTime? Read(ReadOnlySpan<byte> text)
    {
        var values = new Values { Year = 1, Month = 1, Day = 1 };
        foreach (var step in _steps)
            if (!TryStep(step, ref text, ref values))
                return null;
        if (!text.IsEmpty || values.Year is < 1 or > 9999 || values.Month is < 1 or > 12 || values.Hour > 23 || values.Minute > 59
            || values.Second > 59 || values.Day < 1 || values.Day > DateTime.DaysInMonth(values.Year, values.Month))
            return null;
        return new DateTime(values.Year, values.Month, values.Day, values.Hour, values.Minute, values.Second, DateTimeKind.Unspecified);
    }

    static Step StepOf(string letters, string pattern) => letters switch
    {
        "yyyy" => new(Part.Year, 4, 4),
        "M" => new(Part.Month, 1, 2),
        "MM" => new(Part.Month, 2, 2),
        "MMM" => new(Part.MonthName, 3, 3),
        "d" => new(Part.Day, 1, 2),
        "dd" => new(Part.Day, 2, 2),
        "H" => new(Part.Hour, 1, 2),
        "HH" => new(Part.Hour, 2, 2),
        "h" => new(Part.HalfDayHour, 1, 2),
        "hh" => new(Part.HalfDayHour, 2, 2),
        "mm" => new(Part.Minute, 2, 2),
        "ss" => new(Part.Second, 2, 2),
        "f" => new(Part.Fraction, 1, 9),
        "tt" => new(Part.HalfDay, 2, 2),
        "T" or "Z" => new(Part.Literal, 1, 1, (byte)letters[0]),
        [var sign] when char.IsAscii(sign) && !char.IsAsciiLetter(sign) => new(Part.Literal, 1, 1, (byte)sign),
        _ => throw new FormatException($"the date format \"{pattern}\" has {letters}, which is no part of a date"),
    };

    static bool TryStep(Step step, ref ReadOnlySpan<byte> text, ref Values values)
    {
        switch (step.Part)
        {
            case Part.Literal:
                if (text.IsEmpty || text[0] != step.Sign)
                    return false;
                text = text[1..];
                return true;
            case Part.MonthName:
                return TryName(ref text, ref values);
            case Part.HalfDay:
                return TryHalfDay(ref text, ref values);
        }

        if (!TryDigits(ref text, step.Minimum, step.Maximum, out int number))
            return false;
        switch (step.Part)
        {
            case Part.Year:
                values.Year = number;
                return true;
            case Part.Month:
                values.Month = number;
                return true;
            case Part.Day:
                values.Day = number;
                return true;
            case Part.Hour:
                values.Hour = number;
                return true;
            case Part.HalfDayHour:
                values.Hour = number % 12;
                return number is >= 1 and <= 12;
            case Part.Minute:
                values.Minute = number;
                return true;
            case Part.Second:
                values.Second = number;
                return true;
            default:
                return true;
        }
    }

    static bool TryDigits(ref ReadOnlySpan<byte> text, int minimum, int maximum, out int number)
    {
        number = 0;
        int count = 0;
        while (count < maximum && count < text.Length && (uint)(text[count] - '0') <= 9)
            number = (number * 10) + text[count++] - '0';
        text = text[count..];
        return count >= minimum;
    }

    static bool TryName(ref ReadOnlySpan<byte> text, ref Values values)
    {
        for (int month = 0; month < Months.Length && text.Length >= 3; month++)
        {
            if (!System.Text.Ascii.EqualsIgnoreCase(text[..3], Months[month]))
                continue;
            values.Month = month + 1;
            text = text[3..];
            return true;
        }

        return false;
    }

    static bool TryHalfDay(ref ReadOnlySpan<byte> text, ref Values values)
    {
        if (text.Length < 2 || (text[1] | 0x20) != 'm' || (text[0] | 0x20) is not ('a' or 'p'))
            return false;
        values.Hour += (text[0] | 0x20) == 'p' ? 12 : 0;
        text = text[2..];
        return true;
    }

    bool Has(Part part) => _steps.Any(step => step.Part == part);

    void Validate()
    {
        foreach (var part in _steps.Where(step => step.Part != Part.Literal).GroupBy(step => step.Part))
            if (part.Count() > 1)
                throw new FormatException($"the date format \"{Text}\" has a part twice");
        bool hasAnyDate = Has(Part.Year) || Has(Part.Month) || Has(Part.MonthName) || Has(Part.Day);
        if ((hasAnyDate && !HasDate) || (!HasDate && !HasTime) || (Has(Part.Month) && Has(Part.MonthName)))
            throw new FormatException($"the date format \"{Text}\" needs year, month and day, or hours and minutes alone");
        if (Has(Part.HalfDayHour) != Has(Part.HalfDay) || (Has(Part.Hour) && Has(Part.HalfDay)))
            throw new FormatException($"the date format \"{Text}\": h and tt go together, H stands alone");
    }

    /// <param name="Part">What is read.</param>
    /// <param name="Minimum">Fewest digits.</param>
    /// <param name="Maximum">Most digits.</param>
    /// <param name="Sign">The character of a literal.</param>
    readonly record struct Step(Part Part, int Minimum, int Maximum, byte Sign = 0);

    struct Values
    {
        public int Year;
        public int Month;
        public int Day;
        public int Hour;
        public int Minute;
        public int Second;
    }
}
