using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>A day, a week or a time of day, from a date or a timestamp in one of some forms.</summary>
/// <param name="column">The column.</param>
/// <param name="source">The date.</param>
/// <param name="patterns">The forms, tried in this order.</param>
/// <param name="dayOne">The date of day 1; not used for a time of day.</param>
sealed class DateCell(ColumnSpec column, SourceField source, ImmutableArray<DatePattern> patterns, DateOnly dayOne)
    : FieldCell(column, source)
{
    const int DaysPerWeek = 7;

    public override FaultCode? Read(in MappedLine line, out long value)
    {
        value = 0;
        var content = Source.Content(line);
        foreach (var pattern in patterns)
        {
            if (pattern.Read(content) is not { } date)
                continue;
            long day = DateOnly.FromDateTime(date).DayNumber - (long)dayOne.DayNumber + 1;
            value = Column.Kind switch
            {
                ColumnKind.TimeOfDay => (date.Hour * 100) + date.Minute,
                ColumnKind.Week => ((day - 1) / DaysPerWeek) + 1,
                _ => day,
            };
            bool isBeforeDayOne = Column.Kind == ColumnKind.Week && day < 1;
            return isBeforeDayOne || value < Column.Min || value > Column.Max ? FaultCode.Range : null;
        }

        return FaultCode.Cast;
    }

    public override string? Problem(FaultCode fault, ReadOnlySpan<byte> content) => fault == FaultCode.Cast
        ? $"is none of the forms {string.Join(", ", patterns.Select(pattern => pattern.Text))}, or no day of the calendar"
        : $"is too far from day 1, {dayOne:yyyy-MM-dd}";
}
