using System.Globalization;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// A column that is a function of a column of days or of times of day. Its codes are folded into those of the other column, so that it
/// costs a query what that column costs.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">The name of the other column.</param>
/// <param name="Kind">What its values are: texts, dates or numbers.</param>
/// <param name="Number">A number of each value; they ascend with the values.</param>
sealed record CalendarColumn(string Name, string Source, ResultKind Kind, Func<long, long> Number)
{
    /// <summary>Prints the number of a text.</summary>
    public Func<long, string>? Text { get; private init; }

    /// <summary>How conditions write a value that is no text.</summary>
    public NumberForm Form { get; private init; } = NumberForm.Whole;

    /// <summary>
    /// What a column leads to: <c>day</c> to date, weekday, month, quarter, year and iso_week, another column of days to its date, a time
    /// of day to the hour.
    /// </summary>
    public static IEnumerable<CalendarColumn> Of(string column, ColumnKind kind, JourneyCalendar calendar)
    {
        DateOnly Date(long day) => calendar.DateOf((int)day);
        if (kind == ColumnKind.TimeOfDay)
            return [new("hour", column, ResultKind.Int32, time => time / 100)];
        if (kind != ColumnKind.Day)
            return [];
        var date = new CalendarColumn(
            column.Replace("day", "date", StringComparison.Ordinal), column, ResultKind.Date, day => Date(day).DayNumber)
        {
            Form = NumberForm.Date,
        };
        if (column != "day")
            return [date];
        return
        [
            date,
            new("weekday", column, ResultKind.Int32, day => IsoWeekday(Date(day).DayOfWeek)) { Form = NumberForm.Weekday },
            OfYear("month", "-", 2, column, day => (Date(day).Year, Date(day).Month)),
            OfYear("quarter", "-Q", 1, column, day => (Date(day).Year, (Date(day).Month + 2) / 3)),
            new("year", column, ResultKind.Int32, day => Date(day).Year),
            OfYear("iso_week", "-W", 2, column, day => WeekOf(Date(day).ToDateTime(TimeOnly.MinValue))),
        ];
    }

    /// <summary>1 for Monday to 7 for Sunday.</summary>
    public static int IsoWeekday(DayOfWeek day) => day == DayOfWeek.Sunday ? 7 : (int)day;

    /// <summary>The column, made of the other one.</summary>
    public QueryColumn From(QueryColumn days)
    {
        long[] numbers = [.. Enumerable.Range(0, days.Domain.Count).Select(code => Number(days.Domain.NumberOf(code)))];
        long[] values = [.. numbers.Distinct().Order()];
        int[] codes = Array.ConvertAll(numbers, number => Array.BinarySearch(values, number));
        // Null's code is the number of values, in both.
        int[] map = days.Map is { } stored
            ? Array.ConvertAll(stored, code => code < codes.Length ? codes[code] : values.Length)
            : [.. codes, .. new int[days.Source.Range - codes.Length]];
        var domain = Text is { } text
            ? new ValueDomain(values.Length, code => text(values[code]), days.Domain.HasNull)
            : new ValueDomain(Kind, values.Length, code => values[code], days.Domain.HasNull) { Form = Form };
        return new QueryColumn(Name, days.Source, map, domain, false);
    }

    /// <summary>A column of texts of a year and its part; texts have the order of time.</summary>
    static CalendarColumn OfYear(string name, string separator, int digits, string source, Func<long, (int Year, int Part)> partOf)
    {
        const int Parts = 100;
        return new(name, source, ResultKind.Text, day => partOf(day) is var (year, part) ? (year * Parts) + part : 0)
        {
            Text = number => (number / Parts).ToString("0000", CultureInfo.InvariantCulture) + separator
                + (number % Parts).ToString(new string('0', digits), CultureInfo.InvariantCulture),
        };
    }

    static (int Year, int Week) WeekOf(DateTime date) => (ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date));
}
