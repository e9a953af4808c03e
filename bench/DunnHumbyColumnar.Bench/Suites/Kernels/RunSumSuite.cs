using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Sales of a morsel.</summary>
public class RunSumSuite : KernelSuite
{
    int[] _values = [];

    [Benchmark(Baseline = true), Workload(Rows, 4)]
    public long Reference() => RunSum.Reference(_values);

    [Benchmark, Workload(Rows, 4)]
    public long Sum() => RunSum.Sum(_values);

    protected override void Prepare() => _values = Inputs.Cents(1, Rows);
}
