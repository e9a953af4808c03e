using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Sales of the clean lines, in all and by section.</summary>
public class MaskedSumSuite : KernelSuite
{
    const int Sections = 16;

    int[] _values = [];
    int[] _mask = [];
    int[] _products = [];
    byte[] _sectionOf = [];
    long[] _sums = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Sum"), Workload(Rows, 8)]
    public long SumReference() => MaskedSum.Reference(_values, _mask);

    [Benchmark, BenchmarkCategory("Sum"), Workload(Rows, 8)]
    public long Sum() => MaskedSum.Sum(_values, _mask);

    [Benchmark(Baseline = true), BenchmarkCategory("AddByGroup"), Workload(Rows, 13)]
    public long[] AddByGroupReference()
    {
        MaskedSum.ReferenceByGroup(_values, _mask, _products, _sectionOf, _sums);
        return _sums;
    }

    [Benchmark, BenchmarkCategory("AddByGroup"), Workload(Rows, 13)]
    public long[] AddByGroup()
    {
        MaskedSum.AddByGroup(_values, _mask, _products, _sectionOf, _sums);
        return _sums;
    }

    protected override void Prepare()
    {
        _values = Inputs.Cents(1, Rows);
        _mask = Inputs.Mask(2, Rows, Inputs.CleanShare);
        _products = Inputs.Codes(3, Rows, Inputs.Products);
        _sectionOf = Array.ConvertAll(Inputs.Codes(4, Inputs.Products, Sections), section => (byte)section);
        _sums = new long[Sections];
    }

    protected internal override void Reset() => Array.Clear(_sums);
}
