using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Query;

/// <summary>
/// Random lines under a random day 1, and what the calendar columns of each line are by <see cref="DateOnly"/> and <see cref="ISOWeek"/>.
/// </summary>
sealed class CalendarCase
{
    /// <summary>Each column with its printed value; the order is that of the text, or of the number.</summary>
    public static readonly (string Name, Func<DateOnly, Line, string> Value)[] Columns =
    [
        ("date", (date, _) => Text(date, "yyyy-MM-dd")),
        ("weekday", (date, _) => Text(date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek, "0")),
        ("month", (date, _) => Text(date, "yyyy-MM")),
        ("quarter", (date, _) => $"{Text(date, "yyyy")}-Q{((date.Month - 1) / 3) + 1}"),
        ("year", (date, _) => Text(date.Year, "0")),
        ("iso_week", (date, _) => $"{Text(ISOWeek.GetYear(Time(date)), "0000")}-W{Text(ISOWeek.GetWeekOfYear(Time(date)), "00")}"),
        ("hour", (_, line) => Text(line.Time / 100, "0")),
    ];

    /// <summary>Ends of years, leap days, and the first and last day 1 whose day numbers all have dates.</summary>
    static readonly DateOnly[] EdgeDayOnes =
    [
        new(2004, 3, 23), new(2004, 2, 28), new(2004, 2, 29), new(1900, 2, 28), new(2000, 2, 29), new(2020, 12, 31), new(2021, 1, 1),
        new(2021, 1, 4), new(1582, 10, 4), DateOnly.FromDayNumber(1 - short.MinValue),
        DateOnly.FromDayNumber(DateOnly.MaxValue.DayNumber + 1 - short.MaxValue),
    ];

    readonly Random _random;
    readonly JourneyRows _rows;
    readonly JourneyData _data;

    public CalendarCase(int seed)
    {
        _random = new Random(seed);
        Calendar = new JourneyCalendar(
            _random.Next(2) == 0
                ? EdgeDayOnes[_random.Next(EdgeDayOnes.Length)]
                : DateOnly.FromDayNumber(_random.Next(1 - short.MinValue, DateOnly.MaxValue.DayNumber - short.MaxValue)));
        _rows = RandomJourney.Of(seed);
        _data = RowsEncoder.Encode(_rows, MartCase.Of(seed).Encoding, Calendar);
    }

    public JourneyCalendar Calendar { get; }

    public IReadOnlyList<Line> Lines => _rows.Lines;

    public string ValueOf(string column, Line line) =>
        Columns.Single(known => known.Name == column).Value(Calendar.DayOne.AddDays(line.Day - 1), line);

    public T Pick<T>(params T[] values) => values[_random.Next(values.Length)];

    /// <summary>The rows of a query on transaction_data, on a random number of threads.</summary>
    public string[] Run(QuerySpec spec)
    {
        var context = new QueryContext(_data, 0, "", 1 + _random.Next(4), TimeProvider.System, CancellationToken.None)
        {
            MorselRows = Pick<int?>(null, 1, 7),
        };
        var (frame, explanation) = QueryRun.Run(context, spec);
        return new QueryResult(context.Describe("q", "none", "none"), frame, explanation).CsvLines()[1..];
    }

    public static string Text(IFormattable value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    static DateTime Time(DateOnly date) => date.ToDateTime(TimeOnly.MinValue);
}
