using System.Globalization;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>How well the values of a source column suit a column of a table.</summary>
enum FitLevel
{
    /// <summary>None of them does.</summary>
    None,

    /// <summary>Some do.</summary>
    Some,

    /// <summary>All do, or there are no values.</summary>
    All,
}

/// <summary>Whether the values of a source column can be those of a column of a table.</summary>
static class ValueFit
{
    public static FitLevel Of(ColumnSpec column, ColumnProfile profile)
    {
        if (profile.Count == 0)
            return FitLevel.All;
        long fits = column.Kind switch
        {
            ColumnKind.Text => profile.Count,
            ColumnKind.Id or ColumnKind.WideNumber => profile.Fits(ValueKind.Text),
            ColumnKind.Symbol => profile.Fits(ValueKind.Symbol),
            ColumnKind.Money => Math.Max(profile.Fits(ValueKind.Point), profile.HasThousands ? 0 : profile.Fits(ValueKind.Comma)),
            ColumnKind.Number => profile.Fits(ValueKind.Digits),
            ColumnKind.Day => Math.Max(Within(column, profile, ValueKind.Whole), DatesOf(profile, verdict => verdict.IsDate)),
            ColumnKind.TimeOfDay => Math.Max(
                profile.Fits(ValueKind.TimeNumber), DatesOf(profile, verdict => verdict.IsTime)),
            _ => Within(column, profile, ValueKind.Whole),
        };
        return fits == profile.Count ? FitLevel.All : fits == 0 ? FitLevel.None : FitLevel.Some;
    }

    /// <summary>The first value that does not suit, and why that is; null: all do.</summary>
    public static (PlacedValue Value, string Why)? MisfitOf(ColumnSpec column, ColumnProfile profile)
    {
        var kind = column.Kind switch
        {
            ColumnKind.Id or ColumnKind.WideNumber or ColumnKind.Text => ValueKind.Text,
            ColumnKind.Symbol => ValueKind.Symbol,
            ColumnKind.Money => profile.Fits(ValueKind.Comma) > profile.Fits(ValueKind.Point) ? ValueKind.Comma : ValueKind.Point,
            ColumnKind.Number => ValueKind.Digits,
            ColumnKind.Day when profile.Dates.Count > profile.Fits(ValueKind.Whole) => ValueKind.Date,
            ColumnKind.TimeOfDay => profile.Dates.Count > profile.Fits(ValueKind.TimeNumber) ? ValueKind.Date : ValueKind.TimeNumber,
            _ => ValueKind.Whole,
        };
        if (column.Kind == ColumnKind.Text || Of(column, profile) == FitLevel.All)
            return null;
        if (profile.MisfitOf(kind) is not { } misfit)
            return (new PlacedValue(Ends(profile), 0, 0, 0), kind == ValueKind.Date
                ? "fit no one order of day and month"
                : string.Create(CultureInfo.InvariantCulture, $"are not all within {column.Min} to {column.Max}"));
        byte[] text = System.Text.Encoding.UTF8.GetBytes(misfit.Text);
        return (misfit, column.Kind == ColumnKind.Symbol
            ? "is not exactly one character"
            : CastCause.Of(column, text) ?? (kind == ValueKind.Date ? "is none of the dates that are read" : "is no value of the column"));
    }

    static string Ends(ColumnProfile profile) => string.Create(CultureInfo.InvariantCulture, $"{profile.Minimum} to {profile.Maximum}");

    static long Within(ColumnSpec column, ColumnProfile profile, ValueKind kind) =>
        profile.Fits(kind) > 0 && profile.Minimum >= column.Min && profile.Maximum <= column.Max ? profile.Fits(kind) : 0;

    static long DatesOf(ColumnProfile profile, Func<DateVerdict, bool> holds) =>
        holds(profile.Dates.Judge(profile.Count - profile.Empty)) ? profile.Dates.Count : 0;
}
