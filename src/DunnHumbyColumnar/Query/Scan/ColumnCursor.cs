using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// One thread's access to any row range of a column, as values or as runs, whatever the column's encoding. A span is valid until the next
/// call of the same method. Not thread-safe.
/// </summary>
sealed class ColumnCursor<T>(ColumnData column)
    where T : unmanaged, INumber<T>
{
    T[] _values = [];
    T[] _runValues = [];
    int[] _ends = [];

    /// <summary>The value of each row in [start, end) of a batch.</summary>
    public ReadOnlySpan<T> Values(int batch, int start, int end)
    {
        var chunk = column.Chunks[batch];
        if (chunk.Encoding == ColumnEncoding.Plain)
            return chunk.Values<T>()[start..end];
        if (_values.Length < end - start)
            _values = new T[Math.Max(end - start, _values.Length * 2)];
        var expanded = _values.AsSpan(0, end - start);
        if (!expanded.IsEmpty)
            RunMask.Expand(chunk.RunEnds, chunk.Values<T>(), chunk.RunOf(start), start, expanded);
        return expanded;
    }

    /// <summary>The runs of the rows in [start, end) of a batch; <paramref name="ends"/> count from start.</summary>
    public void Runs(int batch, int start, int end, out ReadOnlySpan<int> ends, out ReadOnlySpan<T> values)
    {
        var chunk = column.Chunks[batch];
        int maxRuns = chunk.RunsIn(start, end);
        if (_ends.Length < maxRuns)
            _ends = new int[Math.Max(maxRuns, _ends.Length * 2)];
        if (chunk.Encoding == ColumnEncoding.Plain)
        {
            if (_runValues.Length < maxRuns)
                _runValues = new T[_ends.Length];
            int count = RunBoundaries.Fill(chunk.Values<T>()[start..end], _ends, _runValues);
            ends = _ends.AsSpan(0, count);
            values = _runValues.AsSpan(0, count);
            return;
        }

        int first = start == end ? 0 : chunk.RunOf(start);
        RunLengths.Shift(chunk.RunEnds.Slice(first, maxRuns), start, _ends.AsSpan(0, maxRuns));
        if (maxRuns > 0)
            _ends[maxRuns - 1] = end - start;
        ends = _ends.AsSpan(0, maxRuns);
        values = chunk.Values<T>().Slice(first, maxRuns);
    }
}
