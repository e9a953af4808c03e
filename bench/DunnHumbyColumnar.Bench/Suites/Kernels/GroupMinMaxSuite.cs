using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>First and last amounts of each household.</summary>
public class GroupMinMaxSuite : KernelSuite
{
    int[] _groupIds = [];
    int[] _values = [];
    int[] _minima = [];
    int[] _maxima = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Minimum"), Workload(Rows, 8)]
    public int[] MinimumReference()
    {
        for (int i = 0; i < _groupIds.Length; i++)
            if (_groupIds[i] >= 0 && _values[i] < _minima[_groupIds[i]])
                _minima[_groupIds[i]] = _values[i];
        return _minima;
    }

    [Benchmark, BenchmarkCategory("Minimum"), Workload(Rows, 8)]
    public int[] AddMinimum()
    {
        GroupMinMax.AddMinimum(_groupIds, _values, _minima);
        return _minima;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Maximum"), Workload(Rows, 8)]
    public int[] MaximumReference()
    {
        for (int i = 0; i < _groupIds.Length; i++)
            if (_groupIds[i] >= 0 && _values[i] > _maxima[_groupIds[i]])
                _maxima[_groupIds[i]] = _values[i];
        return _maxima;
    }

    [Benchmark, BenchmarkCategory("Maximum"), Workload(Rows, 8)]
    public int[] AddMaximum()
    {
        GroupMinMax.AddMaximum(_groupIds, _values, _maxima);
        return _maxima;
    }

    protected override void Prepare()
    {
        _groupIds = Inputs.RandomGroupIds(1, Rows, Inputs.Households, Inputs.CleanShare);
        _values = Inputs.Cents(3, Rows);
        _minima = new int[Inputs.Households];
        _maxima = new int[Inputs.Households];
    }

    protected internal override void Reset()
    {
        Array.Fill(_minima, int.MaxValue);
        Array.Fill(_maxima, int.MinValue);
    }
}
