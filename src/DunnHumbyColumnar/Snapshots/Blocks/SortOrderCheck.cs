using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Whether the rows of a table stand in its full sort order. Works column by column: a row that an earlier column has put behind its predecessor needs no
/// further look, and a run-end encoded column is looked at where its runs begin only.
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
        bool[] ahead = new bool[table.BatchRows[batch]];
        foreach (int c in order)
        {
            var chunk = table.Columns[c].Chunks[batch];
            int row = chunk.Type switch
            {
                StorageType.UInt8 => FindDescent<byte>(chunk, ahead),
                StorageType.UInt16 => FindDescent<ushort>(chunk, ahead),
                StorageType.Int16 => FindDescent<short>(chunk, ahead),
                StorageType.Int32 => FindDescent<int>(chunk, ahead),
                _ => FindDescent<long>(chunk, ahead),
            };
            if (row >= 0)
                return Fault(table, c, batch, row);
        }

        return null;
    }

    /// <summary>The first row smaller than its predecessor among those not yet ahead of theirs, or -1; marks the rows that are greater.</summary>
    static int FindDescent<T>(ColumnChunk chunk, bool[] ahead)
        where T : unmanaged, INumber<T>
    {
        var values = chunk.Values<T>();
        bool plain = chunk.Encoding == ColumnEncoding.Plain;
        var ends = chunk.RunEnds;
        for (int i = 1; i < values.Length; i++)
        {
            int row = plain ? i : ends[i - 1];
            if (ahead[row])
                continue;
            if (values[i] < values[i - 1])
                return row;
            ahead[row] = values[i] > values[i - 1];
        }

        return -1;
    }

    static string Fault(TableData table, int column, int batch, int row) =>
        $"batch {batch}, row {row} is out of order by column {table.Columns[column].Spec.Name}";
}
