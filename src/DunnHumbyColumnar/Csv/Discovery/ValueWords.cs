using System.Globalization;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>What the values of a column look like, in words.</summary>
static class ValueWords
{
    public static string Of(ColumnSpec column, ColumnProfile profile, DecimalSign decimals)
    {
        if (profile.Count == 0)
            return "no values";
        if (profile.Empty == profile.Count)
            return "all values are empty";
        if (column.IsText)
            return profile.DistinctCount < ColumnProfile.MaximumDistinct ? $"{Number(profile.DistinctCount)} distinct texts" : "texts";
        if (profile.Are(ValueKind.Whole))
            return string.Create(CultureInfo.InvariantCulture, $"whole numbers {profile.Minimum} to {profile.Maximum}");
        if (profile.Are(ValueKind.Digits))
            return "whole numbers with leading zeros";
        if (column.Kind == ColumnKind.Money && profile.Are(decimals == DecimalSign.Comma ? ValueKind.Comma : ValueKind.Point))
            return decimals == DecimalSign.Comma ? "amounts with a decimal comma" : "amounts";
        return column.Kind is ColumnKind.Id or ColumnKind.WideNumber && profile.Are(ValueKind.Text)
            ? "texts"
            : $"the first of {Number(profile.Count)} is \"{profile.Distinct.First()}\"";
    }

    static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>How a column reads as dates, in words.</summary>
static class DateWords
{
    public static string Of(DateVerdict verdict) => (verdict.HasDate ? "dates " : "times ") + string.Join(", ", verdict.Formats)
        + (verdict.Order switch
        {
            DateOrder.MonthFirst => ", month first: the only order that fits every value",
            DateOrder.DayFirst => ", day first: the only order that fits every value",
            DateOrder.Mixed => ", the only order that fits the values of each form",
            DateOrder.Unknown => " in one order of day and month or the other",
            _ => "",
        });
}
