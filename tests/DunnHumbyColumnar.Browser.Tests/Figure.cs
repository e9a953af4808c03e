using System.Globalization;

namespace DunnHumbyColumnar.Browser.Tests;

/// <summary>Figures as pages print them.</summary>
static class Figure
{
    /// <summary>
    /// Whether a printed figure is a value, as far as it is printed. Nothing printed is no value; stacks draw nothing for 0.
    /// </summary>
    public static bool Agrees(string printed, double? value)
    {
        if (printed == "–")
            return value is null;
        bool isPercent = printed.EndsWith('%');
        string digits = printed.TrimEnd('%', ' ').Replace(",", "", StringComparison.Ordinal);
        double shown = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        double expected = (value ?? 0) * (isPercent ? 100 : 1);
        string mantissa = digits.Split('E')[0];
        int decimals =
            mantissa.Contains('.', StringComparison.Ordinal) ? mantissa.Length - mantissa.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        double unit = Math.Pow(10, -decimals) * (digits.Contains('E', StringComparison.Ordinal)
            ? Math.Pow(10, int.Parse(digits.Split('E')[1], CultureInfo.InvariantCulture))
            : 1);
        return Math.Abs(shown - expected)
            <= (unit * 0.5001) + (Math.Abs(shown) >= 1000 && decimals == 0 && !printed.Contains(',', StringComparison.Ordinal) ? 0.5 : 0);
    }
}
