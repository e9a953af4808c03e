using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>The sections of clean lines, and the sales of each section.</summary>
public class LineSectionsSuite : KernelSuite
{
    int[] _products = [];
    byte[] _sectionOf = [];
    int[] _mask = [];
    byte[] _sections = [];
    int[] _values = [];
    byte[] _buckets = [];
    long[] _sums = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Fill"), Workload(Rows, 10)]
    public byte[] FillReference()
    {
        LineSections.Reference(_products, _sectionOf, _mask, _sections);
        return _sections;
    }

    [Benchmark, BenchmarkCategory("Fill"), Workload(Rows, 10)]
    public byte[] Fill()
    {
        LineSections.Fill(_products, _sectionOf, _mask, _sections);
        return _sections;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("AddSums"), Workload(Rows, 5)]
    public long[] AddSumsReference()
    {
        LineSections.ReferenceSums(_values, _buckets, _sums);
        return _sums;
    }

    [Benchmark, BenchmarkCategory("AddSums"), Workload(Rows, 5)]
    public long[] AddSums()
    {
        LineSections.AddSums(_values, _buckets, _sums);
        return _sums;
    }

    protected override void Prepare()
    {
        _products = Inputs.Codes(1, Rows, Inputs.Products);
        _sectionOf = Array.ConvertAll(Inputs.Codes(2, Inputs.Products, LineSections.Count), section => (byte)section);
        _mask = new int[Rows];
        _sections = new byte[Rows];
        _values = Inputs.Cents(3, Rows);
        _buckets = Array.ConvertAll(Inputs.Codes(4, Rows, LineSections.Count), section => (byte)section);
        _sums = new long[LineSections.Count];
        Reset();
    }

    protected internal override void Reset()
    {
        Inputs.Mask(5, Rows, Inputs.CleanShare).CopyTo(_mask, 0);
        Array.Clear(_sums);
    }
}
