using System.Numerics;
using System.Runtime.InteropServices;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Columns;

/// <summary>Collects the runs of a batch that comes block by block; a run that goes on into the next block is continued there.</summary>
sealed class RunCollector<T>(int capacity)
    where T : unmanaged, INumber<T>
{
    int[] _ends = new int[capacity];
    T[] _values = new T[capacity];
    int _count;

    /// <summary>Adds the rows from <paramref name="start"/> of the batch on; returns the number of runs in them.</summary>
    public int Add(ReadOnlySpan<T> rows, int start)
    {
        if (_ends.Length < _count + rows.Length)
        {
            int size = Math.Max(_ends.Length * 2, _count + rows.Length);
            Array.Resize(ref _ends, size);
            Array.Resize(ref _values, size);
        }

        // A last run that goes on is written again, with its new end.
        bool goesOn = _count > 0 && _values[_count - 1] == rows[0];
        int first = goesOn ? _count - 1 : _count;
        var ends = _ends.AsSpan(first);
        int found = RunBoundaries.Fill(rows, ends, _values.AsSpan(first));
        for (int run = 0; run < found; run++)
            ends[run] += start;
        _count = first + found;
        return found;
    }

    public ColumnChunk ToChunk(int rows) => new(
        StorageTypes.Of<T>(), rows, MemoryMarshal.AsBytes(_values.AsSpan(0, _count)).ToArray(), MemoryMarshal.AsBytes(_ends.AsSpan(0, _count)).ToArray());
}
