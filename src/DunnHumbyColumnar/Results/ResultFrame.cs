using System.Collections.Immutable;

namespace DunnHumbyColumnar.Results;

/// <summary>Columns of equal length: a whole result, or one batch of a table on its way to a file. Immutable by convention: the arrays are never written after construction.</summary>
sealed record ResultFrame(ImmutableArray<ResultColumn> Columns)
{
    public int Rows => Columns.IsEmpty ? 0 : Columns[0].Values.Length;
}
