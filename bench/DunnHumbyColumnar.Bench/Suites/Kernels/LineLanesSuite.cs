using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>The sections of clean lines, and the sales of each section.</summary>
public class LineLanesSuite : KernelSuite
{
    int[] _products = [];
    byte[] _laneOf = [];
    int[] _mask = [];
    byte[] _lanes = [];
    int[] _values = [];
    byte[] _sections = [];
    long[] _sums = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Fill"), Workload(Rows, 10)]
    public byte[] FillReference()
    {
        LineLanes.Reference(_products, _laneOf, _mask, _lanes);
        return _lanes;
    }

    [Benchmark, BenchmarkCategory("Fill"), Workload(Rows, 10)]
    public byte[] Fill()
    {
        LineLanes.Fill(_products, _laneOf, _mask, _lanes);
        return _lanes;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("AddSums"), Workload(Rows, 5)]
    public long[] AddSumsReference()
    {
        LineLanes.ReferenceSums(_values, _sections, _sums);
        return _sums;
    }

    [Benchmark, BenchmarkCategory("AddSums"), Workload(Rows, 5)]
    public long[] AddSums()
    {
        LineLanes.AddSums(_values, _sections, _sums);
        return _sums;
    }

    protected override void Prepare()
    {
        _products = Inputs.Codes(1, Rows, Inputs.Products);
        _laneOf = Array.ConvertAll(Inputs.Codes(2, Inputs.Products, LineLanes.Count), lane => (byte)lane);
        _mask = new int[Rows];
        _lanes = new byte[Rows];
        _values = Inputs.Cents(3, Rows);
        _sections = Array.ConvertAll(Inputs.Codes(4, Rows, LineLanes.Count), lane => (byte)lane);
        _sums = new long[LineLanes.Count];
        Reset();
    }

    protected internal override void Reset()
    {
        Inputs.Mask(5, Rows, Inputs.CleanShare).CopyTo(_mask, 0);
        Array.Clear(_sums);
    }
}
