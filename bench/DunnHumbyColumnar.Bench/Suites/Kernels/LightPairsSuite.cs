using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Pairs of every twentieth commodity, as light items, with all others.</summary>
public class LightPairsSuite : KernelSuite
{
    const int LightOnes = 20;

    int[] _items = [];
    int[] _rowOfItem = [];
    int[] _counts = [];

    [Benchmark(Baseline = true), Workload(Rows, 8)]
    public int[] Reference()
    {
        LightPairs.Reference(_items, _rowOfItem, _counts);
        return _counts;
    }

    [Benchmark, Workload(Rows, 8)]
    public int[] Add()
    {
        LightPairs.Add(_items, _rowOfItem, _counts);
        return _counts;
    }

    protected override void Prepare()
    {
        _items = Inputs.Baskets(1, Rows, Inputs.Commodities);
        _rowOfItem = [.. Enumerable.Range(0, Inputs.Commodities).Select(item => item % LightOnes == 0 ? item / LightOnes : -1)];
        _counts = new int[((Inputs.Commodities / LightOnes) + 1) * Inputs.Commodities];
    }

    protected internal override void Reset() => Array.Clear(_counts);
}
