using System.Collections.Immutable;

namespace DunnHumbyColumnar.Results;

/// <summary>Columns of equal length: a whole result, or one piece of a table on its way to a file. Immutable by convention: the arrays are never written after construction.</summary>
sealed record ResultFrame(ImmutableArray<ResultColumn> Columns)
{
    public int Rows => Columns.IsEmpty ? 0 : Columns[0].Values.Length;

    /// <summary>The first rows.</summary>
    public ResultFrame Take(int rows) => new([.. Columns.Select(column => column with { Values = First(column.Values, rows) })]);

    static Array First(Array values, int rows)
    {
        var first = Array.CreateInstance(values.GetType().GetElementType()!, rows);
        Array.Copy(values, first, rows);
        return first;
    }
}
