using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Smallest and largest day and amount of a morsel.</summary>
public class MinMaxSuite : KernelSuite
{
    short[] _days = [];
    int[] _values = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Days"), Workload(Rows, 4)]
    public (short Min, short Max) DaysReference() => MinMax.Reference<short>(_days);

    [Benchmark, BenchmarkCategory("Days"), Workload(Rows, 4)]
    public (short Min, short Max) Days() => (MinMax.Min<short>(_days), MinMax.Max<short>(_days));

    [Benchmark(Baseline = true), BenchmarkCategory("Amounts"), Workload(Rows, 8)]
    public (int Min, int Max) AmountsReference() => MinMax.Reference<int>(_values);

    [Benchmark, BenchmarkCategory("Amounts"), Workload(Rows, 8)]
    public (int Min, int Max) Amounts() => (MinMax.Min<int>(_values), MinMax.Max<int>(_values));

    protected override void Prepare()
    {
        _days = Array.ConvertAll(Inputs.Codes(1, Rows, 711), day => (short)(day + 1));
        _values = Inputs.Cents(2, Rows);
    }
}
