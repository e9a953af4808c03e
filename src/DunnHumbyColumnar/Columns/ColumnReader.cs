namespace DunnHumbyColumnar.Columns;

/// <summary>Row-by-row reading of whole columns, for small tables and for output; kernels read the chunks directly.</summary>
static class ColumnReader
{
    /// <summary>Dictionary code (or value) of every row, in row order.</summary>
    public static int[] Codes(ColumnData column)
    {
        var result = new int[column.Chunks.Sum(chunk => chunk.Rows)];
        int at = 0;
        foreach (var chunk in column.Chunks)
            foreach (long stored in Values(chunk))
                result[at++] = column.CodeOf(stored);
        return result;
    }

    /// <summary>The stored value of every row of a chunk, runs expanded.</summary>
    public static IEnumerable<long> Values(ColumnChunk chunk)
    {
        if (chunk.Encoding == ColumnEncoding.Plain)
        {
            for (int row = 0; row < chunk.Rows; row++)
                yield return chunk.ValueAt(row);
            yield break;
        }

        for (int run = 0, row = 0; run < chunk.ValueCount; run++)
        {
            long value = chunk.ValueAt(run);
            for (int end = chunk.RunEnds[run]; row < end; row++)
                yield return value;
        }
    }
}
