using System.Numerics;
using System.Runtime.InteropServices;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Columns;

/// <summary>Run-end encodes a batch that arrives block by block; a run may continue across blocks.</summary>
sealed class RunCollector<T>(int capacity)
    where T : unmanaged, INumber<T>
{
    int[] _ends = new int[capacity];
    T[] _values = new T[capacity];
    int _count;

    /// <summary>Appends rows, which begin at row <paramref name="start"/> of the batch; returns the number of runs in them.</summary>
    public int Add(ReadOnlySpan<T> rows, int start)
    {
        if (_ends.Length < _count + rows.Length)
        {
            int size = Math.Max(_ends.Length * 2, _count + rows.Length);
            Array.Resize(ref _ends, size);
            Array.Resize(ref _values, size);
        }

        // A last run that continues is written again, with its new end.
        bool continues = _count > 0 && _values[_count - 1] == rows[0];
        int first = continues ? _count - 1 : _count;
        var ends = _ends.AsSpan(first);
        int found = RunBoundaries.Fill(rows, ends, _values.AsSpan(first));
        for (int run = 0; run < found; run++)
            ends[run] += start;
        _count = first + found;
        return found;
    }

    public ColumnChunk ToChunk(int rows) => new(
        StorageTypes.For<T>(), rows, MemoryMarshal.AsBytes(_values.AsSpan(0, _count)).ToArray(),
        MemoryMarshal.AsBytes(_ends.AsSpan(0, _count)).ToArray());
}
