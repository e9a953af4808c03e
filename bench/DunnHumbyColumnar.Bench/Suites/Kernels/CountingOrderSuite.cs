using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Rows of daily spend in the order of their days.</summary>
public class CountingOrderSuite : KernelSuite
{
    short[] _days = [];
    int[] _counts = [];
    int[] _order = [];

    [Benchmark(Baseline = true), Workload(Rows, 8)]
    public int[] Reference()
    {
        CountingOrder.Reference(_days, _order);
        return _order;
    }

    [Benchmark, Workload(Rows, 8)]
    public int[] Fill()
    {
        CountingOrder.Fill(_days, _counts, _order);
        return _order;
    }

    protected override void Prepare()
    {
        _days = Array.ConvertAll(Inputs.Codes(1, Rows, 711), day => (short)(day + 1));
        _counts = new int[short.MaxValue + 1];
        _order = new int[Rows];
    }
}
