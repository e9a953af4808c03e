using System.Numerics;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Columns;

/// <summary>A chunk as runs, whatever its encoding: the stored runs, or those found in the plain values.</summary>
readonly ref struct RunView<T>
    where T : unmanaged, INumber<T>
{
    RunView(ReadOnlySpan<int> ends, ReadOnlySpan<T> values)
    {
        Ends = ends;
        Values = values;
    }

    /// <summary>Exclusive end row of each run, ascending.</summary>
    public ReadOnlySpan<int> Ends { get; }

    /// <summary>Value of each run.</summary>
    public ReadOnlySpan<T> Values { get; }

    public int Count => Ends.Length;

    public static RunView<T> From(ColumnChunk chunk)
    {
        if (chunk.Encoding == ColumnEncoding.RunEnd)
            return new RunView<T>(chunk.RunEnds, chunk.Values<T>());
        var plain = chunk.Values<T>();
        int runs = RunBoundaries.Count(plain);
        var ends = new int[runs];
        var values = new T[runs];
        RunBoundaries.Fill(plain, ends, values);
        return new RunView<T>(ends, values);
    }
}
