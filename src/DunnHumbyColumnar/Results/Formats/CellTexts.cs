using System.Globalization;

namespace DunnHumbyColumnar.Results;

/// <summary>Cells as text, as in <see cref="ExportFormat.Csv"/> but unquoted.</summary>
static class CellTexts
{
    /// <summary>Separates the elements of a list.</summary>
    const string Separator = "; ";

    /// <summary>The rows of a frame; null for a null.</summary>
    public static IEnumerable<string?[]> Rows(ResultFrame frame)
    {
        Func<int, string?>[] cells = [.. frame.Columns.Select(Format)];
        for (int row = 0; row < frame.Rows; row++)
        {
            var texts = new string?[cells.Length];
            for (int c = 0; c < cells.Length; c++)
                texts[c] = cells[c](row);
            yield return texts;
        }
    }

    /// <summary>A list as one text.</summary>
    public static string Joined(Array lists, int row) => lists is int[][] numbers
        ? string.Join(Separator, numbers[row].Select(number => number.ToString(CultureInfo.InvariantCulture)))
        : string.Join(Separator, ((string[][])lists)[row]);

    static Func<int, string?> Format(ResultColumn column) => column.Values switch
    {
        int[][] or string[][] => row => Joined(column.Values, row),
        long[] cents when column.Kind == ResultKind.Money => row => new Cents(cents[row]).ToString(),
        long?[] cents when column.Kind == ResultKind.Money => row => cents[row] is { } money ? new Cents(money).ToString() : null,
        bool?[] flags => row => flags[row] switch { true => "true", false => "false", null => null },
        double[] values => row => Format(values[row]),
        double?[] values => row => values[row] is { } value ? Format(value) : null,
        DateOnly[] dates => row => dates[row].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly?[] dates => row => dates[row]?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string?[] texts => row => texts[row],
        var values => row => ((IFormattable?)values.GetValue(row))?.ToString(null, CultureInfo.InvariantCulture),
    };

    static string Format(double value) =>
        double.IsPositiveInfinity(value)
            ? "inf"
            : double.IsNegativeInfinity(value) ? "-inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
