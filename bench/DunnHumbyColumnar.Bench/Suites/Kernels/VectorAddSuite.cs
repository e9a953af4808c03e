using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>One thread's partial sums added to another's.</summary>
public class VectorAddSuite : KernelSuite
{
    long[] _from = [];
    long[] _to = [];

    [Benchmark(Baseline = true), Workload(Rows, 24)]
    public long[] Reference()
    {
        for (int i = 0; i < _from.Length; i++)
            _to[i] += _from[i];
        return _to;
    }

    [Benchmark, Workload(Rows, 24)]
    public long[] Add()
    {
        VectorAdd.Add(_from, _to);
        return _to;
    }

    protected override void Prepare()
    {
        _from = Array.ConvertAll(Inputs.Cents(1, Rows), value => (long)value);
        _to = new long[Rows];
    }

    protected internal override void Reset() => Array.Clear(_to);
}
