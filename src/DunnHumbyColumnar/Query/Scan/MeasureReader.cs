using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Query;

/// <summary>One thread's reader of an aggregate's column: int32 values of a row range, in the given array. Not thread-safe.</summary>
sealed class MeasureReader(MeasureSource measure, int[] room)
{
    /// <summary>
    /// The values of rows [start, end) of a batch: the stored ones in place if they can be used as they are, otherwise valid until the next
    /// call.
    /// </summary>
    public ReadOnlySpan<int> Rows(int batch, int start, int end)
    {
        var chunk = measure.Column.Chunks[batch];
        if (measure is { Map: null, Column.Type: StorageType.Int32 } && chunk.Encoding == ColumnEncoding.Plain)
            return chunk.Values<int>()[start..end];
        var values = room.AsSpan(0, end - start);
        switch (measure.Column.Type)
        {
            case StorageType.UInt8:
                Widen<byte>(chunk, start, values);
                break;
            case StorageType.UInt16:
                Widen<ushort>(chunk, start, values);
                break;
            case StorageType.Int16:
                Widen<short>(chunk, start, values);
                break;
            default:
                Widen<int>(chunk, start, values);
                break;
        }

        return Mapped(values);
    }

    /// <summary>The value of each merged run of the last read.</summary>
    public ReadOnlySpan<int> Runs(RunReader runs, int batch, int start, int end)
    {
        var values = room.AsSpan(0, runs.Count);
        runs.Align(measure.Column, batch, start, end, values);
        return Mapped(values);
    }

    Span<int> Mapped(Span<int> values)
    {
        if (measure.Map is { } map)
            CodeMapping.Apply(values, measure.Column.Minimum, map);
        return values;
    }

    static void Widen<T>(ColumnChunk chunk, int start, Span<int> values)
        where T : unmanaged, INumber<T>
    {
        if (chunk.Encoding == ColumnEncoding.Plain)
            CodeMapping.Widen(chunk.Values<T>().Slice(start, values.Length), values);
        else
            RunMask.ExpandWidened(chunk.RunEnds, chunk.Values<T>(), chunk.RunOf(start), start, values);
    }
}
