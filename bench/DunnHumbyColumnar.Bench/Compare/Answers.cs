using System.Globalization;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>Compares a result with the rows of a database, value by value and in order.</summary>
static class Answers
{
    /// <summary>
    /// The first difference in words; null if there is none. <paramref name="isCents"/>: the database holds money as cents.
    /// </summary>
    public static string? Difference(ResultFrame frame, IEnumerable<object[]> rows, bool isCents = false)
    {
        int row = 0;
        foreach (object[] values in rows)
        {
            if (row == frame.Rows)
                return $"more than {frame.Rows} rows expected";
            if (values.Length != frame.Columns.Length)
                return $"{values.Length} columns expected, {frame.Columns.Length} found";
            for (int c = 0; c < values.Length; c++)
            {
                string expected = Text(
                    values[c], isCents && frame.Columns[c].Kind == ResultKind.Money, frame.Columns[c].Kind == ResultKind.Bool);
                string actual = Text(frame.Columns[c], row);
                if (expected != actual)
                    return $"row {row}, {frame.Columns[c].Name}: {expected} expected, {actual} found";
            }

            row++;
        }

        return row == frame.Rows ? null : $"{row} rows expected, {frame.Rows} found";
    }

    static string Text(ResultColumn column, int row)
    {
        object? value = column.Values.GetValue(row);
        return column.Kind == ResultKind.Money && value is long cents ? Text(cents / 100m, false, false) : Text(value, false, false);
    }

    static string Text(object? value, bool isCents, bool isBool) => value switch
    {
        null or DBNull => "null",
        long cents when isCents => Text(cents / 100m, false, false),
        long truth when isBool => truth == 0 ? "False" : "True",
        decimal money => money.ToString("0.00", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int[] items => string.Join("; ", items),
        string[] items => string.Join("; ", items),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
