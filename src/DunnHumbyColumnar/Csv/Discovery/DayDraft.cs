using System.Globalization;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>What the days and times of a table are made of.</summary>
/// <param name="table">Takes the questions.</param>
sealed class DayDraft(TableDraft table)
{
    /// <summary>The earliest date that becomes a day; null: days are numbers, or there are none.</summary>
    public DateTime? First { get; private set; }

    public DateTime? Last { get; private set; }

    /// <summary>The columns whose days are numbers.</summary>
    public List<string> Numbered { get; } = [];

    public static DateVerdict VerdictOf(ColumnProfile profile) => profile.Dates.Judge(profile.Count - profile.Empty);

    /// <summary>The mapping of a column, and what its values are in words; null: nothing that another column would not be.</summary>
    public (ColumnMapping Made, string? Words) Of(ColumnSpec column, ColumnProfile profile)
    {
        var made = new ColumnMapping { Column = profile.Name };
        bool isDay = column.Kind == ColumnKind.Day;
        if (isDay ? profile.Are(ValueKind.Whole) && profile.Maximum <= column.Max : profile.Are(ValueKind.TimeNumber))
        {
            if (isDay)
                Numbered.Add($"{table.Table.Name}.{column.Name}");
            return (made, null);
        }

        var verdict = VerdictOf(profile);
        if (!(isDay ? verdict.IsDate : verdict.IsTime))
            return (made, null);
        if (verdict.Otherwise is { } other)
        {
            // Without formats an ingest refuses the first date.
            table.Ask(
                column,
                $"{profile.Name}: month first ({string.Join(", ", verdict.Formats)}) and day first ({string.Join(", ", other.Formats)}) "
                + $"both fit all {profile.Count.ToString("N0", CultureInfo.InvariantCulture)} values; give the column the \"formats\" that "
                + $"are right, and the mapping its day_one: the earliest date is {Date(verdict.First)} if the month is first, "
                + $"{Date(other.First)} if the day is");
            return (made, DateWords.Of(verdict));
        }

        if (isDay)
            (First, Last) = (Earlier(First, verdict.First), Later(Last, verdict.Last));
        return (made with { Formats = verdict.Formats }, DateWords.Of(verdict));
    }

    static DateTime Earlier(DateTime? one, DateTime other) => one is { } date && date < other ? date : other;

    static DateTime Later(DateTime? one, DateTime other) => one is { } date && date > other ? date : other;

    static string Date(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
