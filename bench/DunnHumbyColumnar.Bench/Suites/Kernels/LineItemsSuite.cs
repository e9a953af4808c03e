using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>The commodities of clean lines, of which some are no items, and the last day of each.</summary>
public class LineItemsSuite : KernelSuite
{
    int[] _products = [];
    int[] _mask = [];
    int[] _itemOfProduct = [];
    int[] _items = [];
    int[] _itemsOfLines = [];
    int[] _lastDays = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Fill"), Workload(Rows, 16)]
    public int[] FillReference()
    {
        LineItems.Reference(_products, _mask, _itemOfProduct, _items);
        return _items;
    }

    [Benchmark, BenchmarkCategory("Fill"), Workload(Rows, 16)]
    public int[] Fill()
    {
        LineItems.Fill(_products, _mask, _itemOfProduct, _items);
        return _items;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Mark"), Workload(Rows, 8)]
    public int[] MarkReference()
    {
        for (int i = 0; i < _itemsOfLines.Length; i++)
            if (_itemsOfLines[i] >= 0)
                _lastDays[_itemsOfLines[i]] = 711;
        return _lastDays;
    }

    [Benchmark, BenchmarkCategory("Mark"), Workload(Rows, 8)]
    public int[] Mark()
    {
        LineItems.Mark(_itemsOfLines, 711, _lastDays);
        return _lastDays;
    }

    protected override void Prepare()
    {
        _products = Inputs.Codes(1, Rows, Inputs.Products);
        _mask = Inputs.Mask(2, Rows, Inputs.CleanShare);
        _itemOfProduct = [.. Inputs.Codes(3, Inputs.Products, Inputs.Commodities + 1).Select(commodity => commodity - 1)];
        _items = new int[Rows];
        _itemsOfLines = new int[Rows];
        LineItems.Reference(_products, _mask, _itemOfProduct, _itemsOfLines);
        _lastDays = new int[Inputs.Commodities];
    }

    protected internal override void Reset() => Array.Clear(_lastDays);
}
