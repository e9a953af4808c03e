using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>The 20th smallest of the groups' keys.</summary>
public class TopSelectionSuite : KernelSuite
{
    const int Take = 20;

    long[] _keys = [];
    long[] _heap = [];

    [Benchmark(Baseline = true), Workload(Rows, 8)]
    public long Reference() => TopSelection.Reference(_keys, Take);

    [Benchmark, Workload(Rows, 8)]
    public long Threshold() => TopSelection.Threshold(_keys, Take, _heap);

    protected override void Prepare()
    {
        _keys = Array.ConvertAll(Inputs.Codes(1, Rows, 1 << 20), count => -(long)count);
        _heap = new long[Take];
    }
}
