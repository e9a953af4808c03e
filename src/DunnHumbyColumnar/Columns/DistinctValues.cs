using System.Collections;
using System.Collections.Immutable;

namespace DunnHumbyColumnar.Columns;

/// <summary>Number of different values of a column: a bitmap where the range is small, a sorted copy else.</summary>
static class DistinctValues
{
    const long BitmapLimit = 1L << 27;

    public static long Count(ImmutableArray<ColumnChunk> chunks, long min, long max)
    {
        if (chunks.IsEmpty)
            return 0;
        UInt128 range = (UInt128)((Int128)max - min) + 1;
        return range <= (UInt128)BitmapLimit ? ByBitmap(chunks, min, (int)range) : BySort(chunks);
    }

    static long ByBitmap(ImmutableArray<ColumnChunk> chunks, long min, int range)
    {
        var seen = new BitArray(range);
        long distinct = 0;
        foreach (var chunk in chunks)
            for (int i = 0, count = chunk.ValueCount; i < count; i++)
            {
                int slot = (int)(chunk.ValueAt(i) - min);
                if (seen[slot])
                    continue;
                seen[slot] = true;
                distinct++;
            }

        return distinct;
    }

    static long BySort(ImmutableArray<ColumnChunk> chunks)
    {
        var values = new long[chunks.Sum(chunk => (long)chunk.ValueCount)];
        long at = 0;
        foreach (var chunk in chunks)
            for (int i = 0; i < chunk.ValueCount; i++)
                values[at++] = chunk.ValueAt(i);
        Array.Sort(values);
        long distinct = values.Length == 0 ? 0 : 1;
        for (int i = 1; i < values.Length; i++)
            distinct += values[i] == values[i - 1] ? 0 : 1;
        return distinct;
    }
}
