using System.Globalization;

namespace DunnHumbyColumnar.Cli.Output;

/// <summary>Numbers for people, culture-free.</summary>
static class Figures
{
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Money(Cents value) => value.ToDecimal().ToString("N2", CultureInfo.InvariantCulture);

    public static string Share(double? value) =>
        value is { } share ? (share * 100).ToString("N1", CultureInfo.InvariantCulture) + " %" : "-";

    public static string Average(double? value) => value is { } average ? average.ToString("N2", CultureInfo.InvariantCulture) : "-";

    public static string Ratio(double? value) => value is { } ratio ? ratio.ToString("0.0000", CultureInfo.InvariantCulture) : "-";

    public static string Bytes(long value) => value switch
    {
        >= 1 << 20 => ((double)value / (1 << 20)).ToString("N1", CultureInfo.InvariantCulture) + " MiB",
        >= 1 << 10 => ((double)value / (1 << 10)).ToString("N1", CultureInfo.InvariantCulture) + " KiB",
        _ => value.ToString(CultureInfo.InvariantCulture) + " B",
    };

    public static string Time(TimeSpan value) => value.TotalSeconds >= 1
        ? value.TotalSeconds.ToString("N2", CultureInfo.InvariantCulture) + " s"
        : value.TotalMilliseconds.ToString("N1", CultureInfo.InvariantCulture) + " ms";
}
