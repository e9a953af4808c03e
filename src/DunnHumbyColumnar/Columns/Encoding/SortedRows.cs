using System.Numerics;

namespace DunnHumbyColumnar.Columns;

/// <summary>The rows of one table in their final order, read column by column while the table is encoded.</summary>
abstract class SortedRows
{
    public abstract long Count { get; }

    /// <summary>
    /// Fills <paramref name="destination"/> with the final codes or values of a column, beginning at row <paramref name="start"/>. Safe for
    /// concurrent readers.
    /// </summary>
    public abstract void Read<T>(int column, long start, Span<T> destination)
        where T : unmanaged, INumber<T>;
}
