using System.Globalization;

namespace DunnHumbyColumnar.Query;

/// <summary>How conditions write the numbers of a column.</summary>
/// <param name="Expected">What they may write, for messages.</param>
/// <param name="Read">The number in stored units; null if the text is none.</param>
sealed record NumberForm(string Expected, Func<string, long?> Read)
{
    public static readonly NumberForm Whole = new("whole numbers", text => ReadDecimal(text, 1));

    /// <summary>Read as cents.</summary>
    public static readonly NumberForm Money = new("money with at most two decimals", text => ReadDecimal(text, 100));

    /// <summary>Read as <see cref="DateOnly.DayNumber"/>.</summary>
    public static readonly NumberForm Date = new("dates as yyyy-MM-dd", text => ReadDate(text)?.DayNumber);

    /// <summary>Read as the number of ISO 8601.</summary>
    public static readonly NumberForm Weekday =
        new("1 for Monday to 7 for Sunday, or their English names", text => ReadWeekday(text) ?? ReadDecimal(text, 1));

    /// <summary>Beyond any stored value, within 64 bits even in cents.</summary>
    const decimal MaxBound = 10_000_000_000_000_000m;

    /// <summary>Day numbers of a calendar, also as its dates.</summary>
    public static NumberForm Day(JourneyCalendar calendar) => new(
        "day numbers, or dates as yyyy-MM-dd",
        text => ReadDate(text) is { } date ? calendar.DayOf(date) : ReadDecimal(text, 1));

    static DateOnly? ReadDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    static long? ReadWeekday(string text)
    {
        var names = CultureInfo.InvariantCulture.DateTimeFormat.DayNames;
        int day = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return day < 0 ? null : CalendarColumn.IsoWeekday((DayOfWeek)day);
    }

    /// <summary>A number times a unit, which must leave no fraction.</summary>
    static long? ReadDecimal(string text, int unit) =>
        decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
        && decimal.Truncate(number * unit) == number * unit && number is > -MaxBound and < MaxBound
            ? (long)(number * unit)
            : null;
}
