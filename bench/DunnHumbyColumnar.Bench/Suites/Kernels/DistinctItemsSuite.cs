using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>The different commodities, or products, of each basket.</summary>
public class DistinctItemsSuite : KernelSuite
{
    int[] _ends = [];
    int[] _commodities = [];
    int[] _products = [];
    ulong[] _bits = [];
    int[] _distinct = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Commodities"), Workload(Rows, 8)]
    public ArraySegment<int> CommoditiesReference() => Definition(_commodities);

    [Benchmark, BenchmarkCategory("Commodities"), Workload(Rows, 8)]
    public ArraySegment<int> Commodities() => PutAndTake(_commodities, Inputs.Commodities);

    [Benchmark(Baseline = true), BenchmarkCategory("Products"), Workload(Rows, 8)]
    public ArraySegment<int> ProductsReference() => Definition(_products);

    [Benchmark, BenchmarkCategory("Products"), Workload(Rows, 8)]
    public ArraySegment<int> Products() => PutAndTake(_products, Inputs.Products);

    protected override void Prepare()
    {
        _ends = Inputs.Ends(1, Rows, Inputs.LargeBasketRun);
        _commodities = Inputs.Codes(2, Rows, Inputs.Commodities);
        _products = Inputs.Codes(3, Rows, Inputs.Products);
        _bits = new ulong[DistinctItems.WordsFor(Inputs.Products)];
        _distinct = new int[Rows];
    }

    ArraySegment<int> Definition(int[] items)
    {
        int start = 0;
        int count = 0;
        foreach (int end in _ends)
        {
            count += DistinctItems.Reference(items.AsSpan(start..end), _distinct.AsSpan(count));
            start = end;
        }

        return new(_distinct, 0, count);
    }

    ArraySegment<int> PutAndTake(int[] items, int itemCount)
    {
        var bits = _bits.AsSpan(0, DistinctItems.WordsFor(itemCount));
        int start = 0;
        int count = 0;
        foreach (int end in _ends)
        {
            DistinctItems.Put(items.AsSpan(start..end), itemCount, bits);
            count += DistinctItems.Take(itemCount, bits, _distinct.AsSpan(count));
            start = end;
        }

        return new(_distinct, 0, count);
    }
}
