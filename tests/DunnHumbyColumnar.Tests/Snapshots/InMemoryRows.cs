using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>Sorted rows given as whole columns.</summary>
sealed class InMemoryRows(long[][] columns) : SortedRows
{
    public override long Count => columns[0].Length;

    public override void Read<T>(int column, long start, Span<T> destination)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = T.CreateChecked(columns[column][start + i]);
    }
}
