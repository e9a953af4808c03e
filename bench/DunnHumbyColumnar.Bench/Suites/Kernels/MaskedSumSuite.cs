using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Sales of the clean lines.</summary>
public class MaskedSumSuite : KernelSuite
{
    int[] _values = [];
    int[] _mask = [];

    [Benchmark(Baseline = true), Workload(Rows, 8)]
    public long SumReference() => MaskedSum.Reference(_values, _mask);

    [Benchmark, Workload(Rows, 8)]
    public long Sum() => MaskedSum.Sum(_values, _mask);

    protected override void Prepare()
    {
        _values = Inputs.Cents(1, Rows);
        _mask = Inputs.Mask(2, Rows, Inputs.CleanShare);
    }
}
