using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Rows of section sums become columns, in pieces that stay in the nearest cache.</summary>
public class RowTransposeSuite : KernelSuite
{
    const int Piece = 256;

    long[] _rows = [];
    long[] _column = [];

    [Benchmark(Baseline = true), Workload(Piece, 16)]
    public long[] Reference()
    {
        RowTranspose.Reference(_rows, 3, _column);
        return _column;
    }

    [Benchmark, Workload(Piece, 16)]
    public long[] Column()
    {
        RowTranspose.Column(_rows, 3, _column);
        return _column;
    }

    protected override void Prepare()
    {
        _rows = Array.ConvertAll(Inputs.Cents(1, Piece * LineLanes.Count), cents => (long)cents);
        _column = new long[Piece];
    }
}
