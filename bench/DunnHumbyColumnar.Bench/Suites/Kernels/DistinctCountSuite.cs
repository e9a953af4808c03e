using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Different products among the clean lines of a household.</summary>
public class DistinctCountSuite : KernelSuite
{
    const int Lines = 1_024;

    int[] _products = [];
    int[] _mask = [];
    int[] _epochs = [];
    int _epoch;

    [Benchmark(Baseline = true), Workload(Lines, 12)]
    public int Reference() => DistinctCount.Reference(_products, _mask);

    [Benchmark, Workload(Lines, 12)]
    public int Count() => DistinctCount.Count(_products, _mask, _epochs, ++_epoch);

    protected override void Prepare()
    {
        _products = Inputs.Codes(1, Lines, Inputs.Products);
        _mask = Inputs.Mask(2, Lines, Inputs.CleanShare);
        _epochs = new int[Inputs.Products];
    }
}
