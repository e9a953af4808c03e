using System.Numerics;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// One thread's reader of the runs of a column of one- or two-byte codes, with each code replaced by its value in a map. Not thread-safe.
/// </summary>
sealed class MappedRuns<T>(ColumnData column, T[] map)
{
    readonly ColumnCursor<byte> _narrow = new(column);
    readonly ColumnCursor<ushort> _wide = new(column);
    T[] _mapped = [];

    /// <summary>
    /// The runs of rows [start, end) of a batch; neighbours may have equal values. <paramref name="ends"/> count from start.
    /// </summary>
    public void Read(int batch, int start, int end, out ReadOnlySpan<int> ends, out ReadOnlySpan<T> values)
    {
        if (column.Type == StorageType.UInt8)
        {
            _narrow.Runs(batch, start, end, out ends, out var codes);
            values = Map(codes);
        }
        else
        {
            _wide.Runs(batch, start, end, out ends, out var codes);
            values = Map(codes);
        }
    }

    ReadOnlySpan<T> Map<TCode>(ReadOnlySpan<TCode> codes)
        where TCode : unmanaged, IBinaryInteger<TCode>
    {
        if (_mapped.Length < codes.Length)
            _mapped = new T[Math.Max(codes.Length, 2 * _mapped.Length)];
        var mapped = _mapped.AsSpan(0, codes.Length);
        for (int run = 0; run < mapped.Length; run++)
            mapped[run] = map[int.CreateTruncating(codes[run])];
        return mapped;
    }
}
