using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Pairs of every twentieth commodity with all others.</summary>
public class RarePairsSuite : KernelSuite
{
    const int RareOnes = 20;

    int[] _items = [];
    int[] _rowOfItem = [];
    int[] _counts = [];

    [Benchmark(Baseline = true), Workload(Rows, 8)]
    public int[] Reference()
    {
        RarePairs.Reference(_items, _rowOfItem, _counts);
        return _counts;
    }

    [Benchmark, Workload(Rows, 8)]
    public int[] Add()
    {
        RarePairs.Add(_items, _rowOfItem, _counts);
        return _counts;
    }

    protected override void Prepare()
    {
        _items = Inputs.Baskets(1, Rows, Inputs.Commodities);
        _rowOfItem = [.. Enumerable.Range(0, Inputs.Commodities).Select(item => item % RareOnes == 0 ? item / RareOnes : -1)];
        _counts = new int[((Inputs.Commodities / RareOnes) + 1) * Inputs.Commodities];
    }

    protected internal override void Reset() => Array.Clear(_counts);
}
