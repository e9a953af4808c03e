using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Monetary scores of some households: the definition sorts anew for each.</summary>
public class QuintileSuite : KernelSuite
{
    const int Households = 500;

    long[] _values = [];
    long[] _scratch = [];
    long[] _boundaries = [];
    byte[] _scores = [];

    [Benchmark(Baseline = true), Workload(Households, 9)]
    public byte[] Reference()
    {
        for (int i = 0; i < _values.Length; i++)
            _scores[i] = Quintile.Reference(_values[i], _values);
        return _scores;
    }

    [Benchmark, Workload(Households, 9)]
    public byte[] Score()
    {
        Quintile.Score<long>(_values, _scratch, _boundaries, _scores);
        return _scores;
    }

    protected override void Prepare()
    {
        _values = Array.ConvertAll(Inputs.Cents(1, Households), value => (long)value);
        _scratch = new long[Households];
        _boundaries = new long[Quintile.Boundaries];
        _scores = new byte[Households];
    }
}
