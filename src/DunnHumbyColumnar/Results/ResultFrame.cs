using System.Collections.Immutable;

namespace DunnHumbyColumnar.Results;

/// <summary>
/// Columns of equal length: a whole result, or a slice of a table that is being exported. Immutable by convention: the
/// arrays are never written after construction.
/// </summary>
sealed record ResultFrame(ImmutableArray<ResultColumn> Columns)
{
    public int Rows => Columns.IsEmpty ? 0 : Columns[0].Values.Length;

    public ResultColumn this[string name] => Columns.First(column => column.Name == name);

    /// <summary>Consecutive rows.</summary>
    public ResultFrame Slice(int first, int count) =>
        first == 0 && count == Rows ? this : new([.. Columns.Select(column => column with { Values = Part(column.Values, first, count) })]);

    /// <summary>The rows at the given indices, in that order.</summary>
    public ResultFrame Pick(int[] rows) => new([.. Columns.Select(column => column with { Values = Picked(column.Values, rows) })]);

    static Array Picked(Array values, int[] rows) => values switch
    {
        int[] numbers => Array.ConvertAll(rows, row => numbers[row]),
        int?[] numbers => Array.ConvertAll(rows, row => numbers[row]),
        long[] numbers => Array.ConvertAll(rows, row => numbers[row]),
        long?[] numbers => Array.ConvertAll(rows, row => numbers[row]),
        double[] numbers => Array.ConvertAll(rows, row => numbers[row]),
        double?[] numbers => Array.ConvertAll(rows, row => numbers[row]),
        string?[] texts => Array.ConvertAll(rows, row => texts[row]),
        bool?[] flags => Array.ConvertAll(rows, row => flags[row]),
        int[][] lists => Array.ConvertAll(rows, row => lists[row]),
        string[][] lists => Array.ConvertAll(rows, row => lists[row]),
        DateOnly?[] dates => Array.ConvertAll(rows, row => dates[row]),
        _ => Array.ConvertAll(rows, row => ((DateOnly[])values)[row]),
    };

    static Array Part(Array values, int first, int count)
    {
        var part = Array.CreateInstance(values.GetType().GetElementType()!, count);
        Array.Copy(values, first, part, 0, count);
        return part;
    }
}
