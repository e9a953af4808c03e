using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>The clean view's rules on lines.</summary>
public class LineMaskSuite : KernelSuite
{
    int[] _quantities = [];
    int[] _sales = [];
    int[] _products = [];
    sbyte[] _allowed = [];
    int[] _mask = [];

    [Benchmark(Baseline = true), BenchmarkCategory("BothPositive"), Workload(Rows, 12)]
    public int[] BothPositiveReference()
    {
        for (int i = 0; i < _mask.Length; i++)
            _mask[i] = _quantities[i] > 0 && _sales[i] > 0 ? -1 : 0;
        return _mask;
    }

    [Benchmark, BenchmarkCategory("BothPositive"), Workload(Rows, 12)]
    public int[] BothPositive()
    {
        LineMask.BothPositive(_quantities, _sales, _mask);
        return _mask;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Allowed"), Workload(Rows, 16)]
    public int[] AllowedReference()
    {
        LineMask.Reference(_quantities, _sales, _products, _allowed, _mask);
        return _mask;
    }

    [Benchmark, BenchmarkCategory("Allowed"), Workload(Rows, 16)]
    public int[] Allowed()
    {
        LineMask.BothPositive(_quantities, _sales, _mask);
        LineMask.AndAllowed(_products, _allowed, _mask);
        return _mask;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Count"), Workload(Rows, 4)]
    public int CountReference()
    {
        int count = 0;
        foreach (int mask in _mask)
            if (mask != 0)
                count++;
        return count;
    }

    [Benchmark, BenchmarkCategory("Count"), Workload(Rows, 4)]
    public int Count() => LineMask.Count(_mask);

    protected override void Prepare()
    {
        _quantities = Inputs.Quantities(1, Rows);
        _sales = Inputs.Cents(2, Rows);
        _products = Inputs.Codes(3, Rows, Inputs.Products);
        _allowed = Array.ConvertAll(Inputs.Mask(4, Inputs.Products, Inputs.CleanShare), mask => (sbyte)mask);
        _mask = new int[Rows];
        Reset();
    }

    protected internal override void Reset() => Inputs.Mask(5, Rows, Inputs.CleanShare).CopyTo(_mask, 0);
}
