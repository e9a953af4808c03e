using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Query;

/// <summary>Cuts tables into morsels, the units of parallel work: consecutive ranges of rows.</summary>
static class Morsels
{
    /// <summary>Morsels of <paramref name="rows"/> rows, each within a batch.</summary>
    public static ImmutableArray<ImmutableArray<RowRange>> Cut(TableData table, int rows)
    {
        var morsels = ImmutableArray.CreateBuilder<ImmutableArray<RowRange>>();
        for (int batch = 0; batch < table.BatchRows.Length; batch++)
            for (int start = 0; start < table.BatchRows[batch]; start += rows)
                morsels.Add([new RowRange(batch, start, Math.Min(start + rows, table.BatchRows[batch]))]);
        return morsels.ToImmutable();
    }

    /// <summary>
    /// Morsels of at least <paramref name="rows"/> rows, except the last, cut so that no two share a value of the sort column, even if a
    /// run of it continues in the next batch. The table is sorted by that column.
    /// </summary>
    public static ImmutableArray<ImmutableArray<RowRange>> CutAtRuns(ImmutableArray<ColumnChunk> cluster, int rows)
    {
        var morsels = ImmutableArray.CreateBuilder<ImmutableArray<RowRange>>();
        var ranges = ImmutableArray.CreateBuilder<RowRange>();
        int taken = 0;
        for (int batch = 0; batch < cluster.Length; batch++)
        {
            var chunk = cluster[batch];
            for (int start = 0; start < chunk.Rows;)
            {
                int wanted = Math.Min(start + Math.Max(1, rows - taken), chunk.Rows);
                int end = EndOfRun(chunk, wanted - 1, out long value);
                ranges.Add(new RowRange(batch, start, end));
                taken += end - start;
                start = end;
                bool continues = end == chunk.Rows && batch + 1 < cluster.Length && cluster[batch + 1].ValueAt(0) == value;
                if (taken < rows || continues)
                    continue;
                morsels.Add(ranges.ToImmutable());
                ranges.Clear();
                taken = 0;
            }
        }

        if (ranges.Count > 0)
            morsels.Add(ranges.ToImmutable());
        return morsels.ToImmutable();
    }

    /// <summary>The exclusive end of the run of equal rows that contains a row, and their value.</summary>
    static int EndOfRun(ColumnChunk chunk, int row, out long value)
    {
        int run = chunk.Encoding == ColumnEncoding.Plain ? row : chunk.RunOf(row);
        value = chunk.ValueAt(run);
        if (chunk.Encoding == ColumnEncoding.RunEnd)
            return chunk.RunEnds[run];
        int end = row + 1;
        while (end < chunk.Rows && chunk.ValueAt(end) == value)
            end++;
        return end;
    }
}
