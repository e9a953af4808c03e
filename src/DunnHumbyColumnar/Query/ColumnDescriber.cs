using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Describes stored columns for display.</summary>
static class ColumnDescriber
{
    /// <summary>How many of the most frequent values are told.</summary>
    public const int TopValues = 5;

    /// <summary>Bytes of a distinct value while they are counted and sorted.</summary>
    const int BytesPerValue = 96;

    /// <param name="column">The column.</param>
    /// <param name="memory">Charged for the counts.</param>
    public static ColumnDescription Describe(ColumnData column, MemoryAccount memory)
    {
        memory.Reserve($"the description of {column.Spec.Name}", column.Stats.Distinct * BytesPerValue);
        bool any = column.Chunks.Any(chunk => chunk.Rows > 0);
        return new ColumnDescription(
            column.Spec.Name,
            column.Type.ToString().ToLowerInvariant(),
            column.Spec.Kind switch
            {
                ColumnKind.WideNumber => "number",
                ColumnKind.TimeOfDay => "time of day",
                _ => column.Spec.Kind.ToString().ToLowerInvariant(),
            },
            EnumNames.ToKebabCase(column.Encoding),
            any ? Print(column, column.Stats.Min) : null,
            any ? Print(column, column.Stats.Max) : null,
            column.Stats.Distinct,
            column.Stats.Runs,
            column.Bytes,
            [.. Count(column).OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key)
                .Take(TopValues).Select(entry => new ValueCount(Print(column, entry.Key), entry.Value))]);
    }

    /// <summary>Rows per stored value.</summary>
    static Dictionary<long, long> Count(ColumnData column)
    {
        var counts = new Dictionary<long, long>();
        foreach (var chunk in column.Chunks)
            for (int i = 0, start = 0; i < chunk.ValueCount; i++)
            {
                int end = chunk.Encoding == ColumnEncoding.Plain ? i + 1 : chunk.RunEnds[i];
                long value = chunk.ValueAt(i);
                counts[value] = counts.GetValueOrDefault(value) + (end - start);
                start = end;
            }

        return counts;
    }

    static string Print(ColumnData column, long stored) =>
        column.Dictionary is { } dictionary ? dictionary.Text(column.CodeOf(stored))
        : column.Spec.Kind == ColumnKind.Money ? new Cents(stored).ToString()
        : stored.ToString(CultureInfo.InvariantCulture);
}
