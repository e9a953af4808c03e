using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Lines with positive quantity and sales.</summary>
public class LineMaskSuite : KernelSuite
{
    int[] _quantities = [];
    int[] _sales = [];
    int[] _mask = [];

    [Benchmark(Baseline = true), BenchmarkCategory("BothPositive"), Workload(Rows, 12)]
    public int[] BothPositiveReference()
    {
        LineMask.Reference(_quantities, _sales, _mask);
        return _mask;
    }

    [Benchmark, BenchmarkCategory("BothPositive"), Workload(Rows, 12)]
    public int[] BothPositive()
    {
        LineMask.BothPositive(_quantities, _sales, _mask);
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
        _mask = new int[Rows];
        Reset();
    }

    protected internal override void Reset() => Inputs.Mask(5, Rows, Inputs.CleanShare).CopyTo(_mask, 0);
}
