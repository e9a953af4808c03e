using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>Results against what they are to be: a difference is told by table, row, column, both values and the case.</summary>
static class MartRows
{
    /// <summary>Every cell equal in type and value, doubles in every bit.</summary>
    /// <param name="expected">Rows of cells in column order.</param>
    /// <param name="actual">The result.</param>
    /// <param name="given">The case: its text has seed, rows and options.</param>
    public static void Equal(IReadOnlyList<object?[]> expected, JourneyResult actual, object given)
    {
        string table = actual.Metadata.Name;
        var columns = actual.Frame.Columns;
        for (int row = 0; row < Math.Min(expected.Count, actual.Count); row++)
        {
            if (expected[row].Length != columns.Length)
                Assert.Fail($"{table}: {columns.Length} columns, {expected[row].Length} expected");
            for (int c = 0; c < columns.Length; c++)
                if (!Equals(Exact(expected[row][c]), Exact(columns[c].Values.GetValue(row))))
                    Assert.Fail(
                        $"{table}, row {row}, column {columns[c].Name}: expected {Print(expected[row][c])}, "
                        + $"found {Print(columns[c].Values.GetValue(row))}; the row is {Print(expected[row], actual)}\n"
                        + $"{given}");
        }

        Count(table, expected.Count, actual.Count, given);
    }

    /// <summary>The same columns and cells.</summary>
    public static void Equal(JourneyResult expected, JourneyResult actual, object given)
    {
        Assert.Equal(expected.ColumnNames, actual.ColumnNames);
        Equal(
            [.. Enumerable.Range(0, expected.Count)
                .Select(row => expected.Frame.Columns.Select(column => column.Values.GetValue(row)).ToArray())],
            actual, given);
    }

    /// <summary>The same typed rows.</summary>
    public static void Equal<T>(IEnumerable<T> expected, JourneyResult<T> actual, object given)
    {
        T[] rows = [.. expected];
        string table = actual.Metadata.Name;
        for (int row = 0; row < Math.Min(rows.Length, actual.Count); row++)
            if (!Equals(rows[row], actual[row]))
                Assert.Fail(
                    $"{table}, row {row}, {Difference(rows[row], actual[row])}: expected {rows[row]}, found {actual[row]}\n{given}");
        Count(table, rows.Length, actual.Count, given);
    }

    static void Count(string table, int expected, int actual, object given)
    {
        if (expected != actual)
            Assert.Fail($"{table}: expected {expected} rows, found {actual}; those that both have are equal\n{given}");
    }

    /// <summary>The first member that differs.</summary>
    static string Difference<T>(T expected, T actual) =>
        typeof(T).GetProperties().Where(property => property.GetIndexParameters().Length == 0)
            .Where(property => !Equals(property.GetValue(expected), property.GetValue(actual)))
            .Select(property => $"{property.Name} {Print(property.GetValue(expected))} and {Print(property.GetValue(actual))}")
            .FirstOrDefault() ?? "which";

    static string Print(object?[] row, JourneyResult result) =>
        string.Join(", ", row.Zip(result.ColumnNames).Select(cell => $"{cell.Second} {Print(cell.First)}"));

    static string Print(object? cell) =>
        Exact(cell) switch { null => "null", string text => text, var value => $"{value} ({value.GetType().Name})" };

    /// <summary>Doubles with all their bits; lists as one text.</summary>
    static object? Exact(object? cell) => cell switch
    {
        double ratio => $"{ratio:R} {BitConverter.DoubleToInt64Bits(ratio):x16}",
        int[] list => string.Join("; ", list),
        string[] list => string.Join("; ", list),
        _ => cell,
    };
}
