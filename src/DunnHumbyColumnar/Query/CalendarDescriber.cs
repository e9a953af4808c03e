using System.Globalization;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Query;

/// <summary>Describes what the days and times of day of a table lead to, as <see cref="ColumnDescriber"/> does stored columns.</summary>
static class CalendarDescriber
{
    public static IEnumerable<ColumnDescription> Describe(JourneyData data, TableData table)
    {
        var columns = new ColumnResolver(data, table);
        return columns.OwnCalendar.Select(column => Describe(columns.Find(column.Name)));
    }

    static ColumnDescription Describe(QueryColumn column)
    {
        var domain = column.Domain;
        var (rows, runs) = Count(column);
        int[] found = [.. Enumerable.Range(0, domain.Count).Where(code => rows[code] > 0)];
        string Print(int code) => domain.Kind switch
        {
            ResultKind.Text => domain.TextOf(code),
            ResultKind.Date => DateOnly.FromDayNumber((int)domain.NumberOf(code)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => domain.NumberOf(code).ToString(CultureInfo.InvariantCulture),
        };
        return new ColumnDescription(
            column.Name,
            EnumNames.ToKebabCase(domain.Kind),
            $"of {column.Source.Name}",
            "computed",
            found.Length > 0 ? Print(found[0]) : null,
            found.Length > 0 ? Print(found[^1]) : null,
            found.Length,
            runs,
            0,
            [.. found.OrderByDescending(code => rows[code]).ThenBy(code => code).Take(ColumnDescriber.TopValues)
                .Select(code => new ValueCount(Print(code), rows[code]))]);
    }

    /// <summary>Rows per code, and runs of equal codes, counted batch by batch.</summary>
    static (long[] Rows, long Runs) Count(QueryColumn column)
    {
        long[] rows = new long[Math.Max(1, column.Domain.Count)];
        long runs = 0;
        foreach (var chunk in column.Source.Chunks)
        {
            int last = -1;
            for (int i = 0, start = 0; i < chunk.ValueCount; i++)
            {
                int end = chunk.Encoding == ColumnEncoding.Plain ? i + 1 : chunk.RunEnds[i];
                int code = column.Map![chunk.ValueAt(i) - column.Source.Minimum];
                rows[code] += end - start;
                runs += code == last ? 0 : 1;
                (last, start) = (code, end);
            }
        }

        return (rows, runs);
    }
}
