using System.Text;
using Xunit;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Tables as CSV: the first difference is told by line and column.</summary>
static class CsvAssert
{
    /// <param name="expected">The lines, header first.</param>
    /// <param name="actual">The table.</param>
    /// <param name="given">How it was computed, if there is a choice.</param>
    public static void Equal(IReadOnlyList<string> expected, TabularResult actual, string given = "") =>
        Equal(expected, actual.CsvLines(), $"{actual.Metadata.Name} {given}".TrimEnd());

    /// <param name="expected">The file.</param>
    /// <param name="actual">The file found.</param>
    /// <param name="name">What it is.</param>
    public static void Equal(string expected, string actual, string name)
    {
        Equal(expected.Split('\n'), actual.Split('\n'), name);
        Assert.Equal(expected, actual);
    }

    /// <param name="expected">The lines, header first.</param>
    /// <param name="actual">The lines found.</param>
    /// <param name="name">What they are.</param>
    public static void Equal(IReadOnlyList<string> expected, IReadOnlyList<string> actual, string name)
    {
        if (Difference(expected, actual) is { } difference)
            Assert.Fail($"{name}: {difference}");
    }

    /// <summary>The first difference; null: there is none.</summary>
    public static string? Difference(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        int line = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        if (line == expected.Count && line == actual.Count)
            return null;
        string lines = expected.Count == actual.Count ? "" : $"{expected.Count} lines expected, {actual.Count} found; ";
        if (line == expected.Count || line == actual.Count)
            return $"{lines}line {line + 1}: expected {expected.ElementAtOrDefault(line) ?? "the end"}, "
                + $"found {actual.ElementAtOrDefault(line) ?? "the end"}";
        var (wanted, found, header) = (Fields(expected[line]), Fields(actual[line]), Fields(expected[0]));
        int column = wanted.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{lines}line {line + 1}, column {header.ElementAtOrDefault(column) ?? "beyond the last"}: "
            + $"expected {wanted.ElementAtOrDefault(column) ?? "no field"}, found {found.ElementAtOrDefault(column) ?? "no field"}\n"
            + $"  expected {expected[line]}\n  found    {actual[line]}";
    }

    /// <summary>The fields of a line as they are written, quotes included.</summary>
    static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool isQuoted = false;
        foreach (char c in line)
        {
            isQuoted ^= c == '"';
            if (c == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        return [.. fields, field.ToString()];
    }
}
