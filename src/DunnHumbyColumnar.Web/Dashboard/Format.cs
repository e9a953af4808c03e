using System.Globalization;
using DunnHumbyColumnar.Web.Dashboard.Models;

namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>Formats figures for people.</summary>
static class Format
{
    static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Count(long value) => value.ToString("N0", Culture);

    public static string Money(Cents value) => value.ToDecimal().ToString("N2", Culture);

    public static string Money(double? value) => value?.ToString("N2", Culture) ?? "–";

    /// <summary>Two decimals, or two significant digits of what is smaller than they can tell; charts write the same.</summary>
    public static string Ratio(double? value) => value switch
    {
        null => "–",
        0 or >= 0.1 or <= -0.1 => value.Value.ToString("N2", Culture),
        { } small => small.ToString("0." + new string('0', Math.Min(1 - (int)Math.Floor(Math.Log10(Math.Abs(small))), 15)), Culture),
    };

    public static string Percent(double? value) => value?.ToString("P1", Culture) ?? "–";

    public static string Bytes(long value) => string.Create(Culture, $"{value / 1048576.0:0.0} MiB");

    public static string Value(double? value, ChartUnit unit) => unit switch
    {
        ChartUnit.Money => Money(value),
        ChartUnit.Percent => Percent(value),
        ChartUnit.Ratio => Ratio(value),
        _ => value is { } count ? Count((long)count) : "–",
    };

    /// <summary>The date of a day.</summary>
    public static string Date(JourneyCalendar calendar, int day) => calendar.DateOf(day).ToString("yyyy-MM-dd", Culture);

    /// <summary>A day with its date.</summary>
    public static string Day(JourneyCalendar calendar, int day) => $"day {Number(day)} ({Date(calendar, day)})";

    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", Culture);

    public static string Number(int value) => value.ToString(Culture);

    public static string Number(int? value) => value is { } number ? Number(number) : "";

    public static string Duration(TimeSpan time) => time.TotalSeconds < 1
        ? string.Create(Culture, $"{time.TotalMilliseconds:0} ms")
        : string.Create(Culture, $"{time.TotalSeconds:0.0} s");

    /// <summary>A section's name in words.</summary>
    public static string Section(string name) => name.Replace('_', ' ');

    /// <summary>A flag in words; null if it is not known.</summary>
    public static string? Flag(bool? value, string yes, string no) => value switch { true => yes, false => no, null => null };

    /// <summary>A message as a sentence.</summary>
    public static string Sentence(string text) =>
        text.Length == 0 ? "" : $"{char.ToUpperInvariant(text[0])}{text[1..].TrimEnd('.')}.";
}
