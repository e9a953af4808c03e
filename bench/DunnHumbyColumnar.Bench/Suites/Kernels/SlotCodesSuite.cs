using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Commodities of the slots of households x commodities.</summary>
public class SlotCodesSuite : KernelSuite
{
    const int Commodities = 308;

    int[] _slots = [];
    int[] _codes = [];

    [Benchmark(Baseline = true), Workload(Rows, 8)]
    public int[] Reference()
    {
        SlotCodes.Reference(_slots, 1, Commodities, _codes);
        return _codes;
    }

    [Benchmark, Workload(Rows, 8)]
    public int[] Decode()
    {
        SlotCodes.Decode(_slots, 1, Commodities, _codes);
        return _codes;
    }

    protected override void Prepare()
    {
        _slots = [.. Enumerable.Range(0, Rows).Select(slot => slot * 2)];
        _codes = new int[Rows];
    }
}
