using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Sales per household by rows and by runs, and of all selected rows.</summary>
public class GroupSumSuite : KernelSuite
{
    int[] _groupIds = [];
    int[] _lengths = [];
    int[] _values = [];
    long[] _sums = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Add"), Workload(Rows, 8)]
    public long[] AddReference()
    {
        GroupSum.Reference(_groupIds, [], _values, _sums);
        return _sums;
    }

    [Benchmark, BenchmarkCategory("Add"), Workload(Rows, 8)]
    public long[] Add()
    {
        GroupSum.Add(_groupIds, _values, _sums);
        return _sums;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("AddRuns"), Workload(Rows, 12)]
    public long[] AddRunsReference()
    {
        GroupSum.Reference(_groupIds, _lengths, _values, _sums);
        return _sums;
    }

    [Benchmark, BenchmarkCategory("AddRuns"), Workload(Rows, 12)]
    public long[] AddRuns()
    {
        GroupSum.AddRuns(_groupIds, _lengths, _values, _sums);
        return _sums;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("SumSelected"), Workload(Rows, 8)]
    public long SumSelectedReference()
    {
        long sum = 0;
        for (int i = 0; i < _groupIds.Length; i++)
            sum += _groupIds[i] < 0 ? 0 : _values[i];
        return sum;
    }

    [Benchmark, BenchmarkCategory("SumSelected"), Workload(Rows, 8)]
    public long SumSelected() => GroupSum.SumSelected(_groupIds, _values);

    protected override void Prepare()
    {
        _groupIds = Inputs.RandomGroupIds(1, Rows, Inputs.Households, Inputs.CleanShare);
        _lengths = Array.ConvertAll(Inputs.Codes(3, Rows, 2 * Inputs.BasketRun), length => length + 1);
        _values = Inputs.Cents(4, Rows);
        _sums = new long[Inputs.Households];
    }

    protected internal override void Reset() => Array.Clear(_sums);
}
