using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Rows of section sums become columns, in blocks that stay in the L1 cache.</summary>
public class RowTransposeSuite : KernelSuite
{
    const int Block = 256;

    long[] _rows = [];
    long[] _column = [];

    [Benchmark(Baseline = true), Workload(Block, 16)]
    public long[] Reference()
    {
        RowTranspose.Reference(_rows, 3, _column);
        return _column;
    }

    [Benchmark, Workload(Block, 16)]
    public long[] Column()
    {
        RowTranspose.Column(_rows, 3, _column);
        return _column;
    }

    protected override void Prepare()
    {
        _rows = Array.ConvertAll(Inputs.Cents(1, Block * LineSections.Count), cents => (long)cents);
        _column = new long[Block];
    }
}
