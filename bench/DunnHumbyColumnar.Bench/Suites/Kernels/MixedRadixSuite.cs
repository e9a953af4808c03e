using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Commodities of the group ids of households x commodities.</summary>
public class MixedRadixSuite : KernelSuite
{
    const int Commodities = 308;

    int[] _groupIds = [];
    int[] _codes = [];

    [Benchmark(Baseline = true), Workload(Rows, 8)]
    public int[] Reference()
    {
        MixedRadix.Reference(_groupIds, 1, Commodities, _codes);
        return _codes;
    }

    [Benchmark, Workload(Rows, 8)]
    public int[] Decode()
    {
        MixedRadix.Decode(_groupIds, 1, Commodities, _codes);
        return _codes;
    }

    protected override void Prepare()
    {
        _groupIds = [.. Enumerable.Range(0, Rows).Select(groupId => groupId * 2)];
        _codes = new int[Rows];
    }
}
