using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Checks that the rows of a table are in its full sort order, column by column: a row that an earlier column has ordered after its
/// predecessor is done, and a run-end encoded column is compared only where its runs begin.
/// </summary>
static class SortOrderCheck
{
    /// <summary>The fault in words, or null.</summary>
    public static string? FindFault(TableData table, int threads, CancellationToken cancellationToken)
    {
        int[] order = [.. table.Spec.FullSortOrder()];
        string?[] faults = new string?[table.BatchRows.Length];
        Workers.Run(
            threads,
            faults.Length,
            (_, batch) => faults[batch] = (batch > 0 ? FindBetween(table, order, batch) : null) ?? FindWithin(table, order, batch),
            cancellationToken);
        return Array.Find(faults, fault => fault is not null);
    }

    static string? FindBetween(TableData table, int[] order, int batch)
    {
        foreach (int c in order)
        {
            var before = table.Columns[c].Chunks[batch - 1];
            long last = before.ValueAt(before.ValueCount - 1);
            long first = table.Columns[c].Chunks[batch].ValueAt(0);
            if (first != last)
                return first > last ? null : Fault(table, c, batch, 0);
        }

        return null;
    }

    static string? FindWithin(TableData table, int[] order, int batch)
    {
        bool[] ordered = new bool[table.BatchRows[batch]];
        foreach (int c in order)
        {
            var chunk = table.Columns[c].Chunks[batch];
            int row = chunk.Type switch
            {
                StorageType.UInt8 => FindDescent<byte>(chunk, ordered),
                StorageType.UInt16 => FindDescent<ushort>(chunk, ordered),
                StorageType.Int16 => FindDescent<short>(chunk, ordered),
                StorageType.Int32 => FindDescent<int>(chunk, ordered),
                _ => FindDescent<long>(chunk, ordered),
            };
            if (row >= 0)
                return Fault(table, c, batch, row);
        }

        return null;
    }

    /// <summary>
    /// The first row smaller than its predecessor among rows not yet ordered, or -1; marks the rows that are greater as ordered.
    /// </summary>
    static int FindDescent<T>(ColumnChunk chunk, bool[] ordered)
        where T : unmanaged, INumber<T>
    {
        var values = chunk.Values<T>();
        bool plain = chunk.Encoding == ColumnEncoding.Plain;
        var ends = chunk.RunEnds;
        for (int i = 1; i < values.Length; i++)
        {
            int row = plain ? i : ends[i - 1];
            if (ordered[row])
                continue;
            if (values[i] < values[i - 1])
                return row;
            ordered[row] = values[i] > values[i - 1];
        }

        return -1;
    }

    static string Fault(TableData table, int column, int batch, int row) =>
        $"batch {batch}, row {row} is out of order by column {table.Columns[column].Spec.Name}";
}
