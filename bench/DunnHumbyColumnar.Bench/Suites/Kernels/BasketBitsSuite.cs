using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>A bitmap of baskets for every other commodity. Both start from zeroed bitmaps.</summary>
public class BasketBitsSuite : KernelSuite
{
    int[] _items = [];
    int[] _rankOfItem = [];
    ulong[] _bits = [];
    int _words;

    [Benchmark(Baseline = true), Workload(Rows, 16)]
    public (int Baskets, ulong[] Bits) Reference()
    {
        Array.Clear(_bits);
        return (BasketBits.Reference(_items, 0, _rankOfItem, _words, _bits), _bits);
    }

    [Benchmark, Workload(Rows, 16)]
    public (int Baskets, ulong[] Bits) Set()
    {
        Array.Clear(_bits);
        return (BasketBits.Set(_items, 0, _rankOfItem, _words, _bits), _bits);
    }

    protected override void Prepare()
    {
        _items = Inputs.Baskets(1, Rows, Inputs.Commodities);
        _rankOfItem = [.. Enumerable.Range(0, Inputs.Commodities).Select(item => item % 2 == 0 ? item / 2 : -1)];
        _words = (_items.Count(item => item < 0) + 63) / 64;
        _bits = new ulong[(Inputs.Commodities + 1) / 2 * _words];
    }
}
