using System.Globalization;

namespace DunnHumbyColumnar.Cli.Output;

/// <summary>
/// Cells for people: counts and money in groups of three digits, money with two decimals, other fractions rounded. Ids, days and weeks
/// are names rather than amounts and have no groups. Files and pipes get the cells as they are.
/// </summary>
static class CellFigures
{
    static readonly string[] AggregatesOfAmounts = ["sum_", "count_"];
    static readonly string[] AmountsOfSources = ["QUANTITY"];
    static readonly string[] UnitsOfNames = ["", "day", "week"];

    /// <summary>Whether a column stands to the right.</summary>
    public static bool IsNumber(ColumnSchema column) =>
        column.Kind is ResultKind.Int32 or ResultKind.Int64 or ResultKind.Money or ResultKind.Double;

    /// <param name="column">The column.</param>
    /// <param name="cell">As in CSV but unquoted; null for a null.</param>
    public static string Format(ColumnSchema column, string? cell) => cell switch
    {
        null or "" => "",
        _ when column.Kind == ResultKind.Double => Fraction(cell),
        _ when column.Kind == ResultKind.Money =>
            decimal.Parse(cell, NumberStyles.Number, CultureInfo.InvariantCulture).ToString("N2", CultureInfo.InvariantCulture),
        _ when IsNumber(column) && IsAmount(column) => Figures.Count(long.Parse(cell, CultureInfo.InvariantCulture)),
        _ => cell,
    };

    /// <summary>Two decimals for what is large, four for what is not, and an exponent for what would then be 0.</summary>
    static string Fraction(string cell) =>
        !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? cell
            : Math.Abs(value) switch
            {
                >= 1e15 or (> 0 and < 0.00005) => value.ToString("0.###e+0", CultureInfo.InvariantCulture),
                >= 1000 => value.ToString("N2", CultureInfo.InvariantCulture),
                _ => value.ToString("0.0000", CultureInfo.InvariantCulture),
            };

    static bool IsAmount(ColumnSchema column) =>
        !UnitsOfNames.Contains(column.Unit) || column.Name == "count"
        || AmountsOfSources.Contains(column.Name, StringComparer.OrdinalIgnoreCase)
        || AggregatesOfAmounts.Any(word => column.Name.StartsWith(word, StringComparison.Ordinal));
}
