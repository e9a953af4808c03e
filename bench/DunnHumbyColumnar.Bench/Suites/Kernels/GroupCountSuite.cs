using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Rows per household, one by one and in runs.</summary>
public class GroupCountSuite : KernelSuite
{
    int[] _groupIds = [];
    int[] _lengths = [];
    long[] _counts = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Add"), Workload(Rows, 4)]
    public long[] AddReference()
    {
        GroupCount.Reference(_groupIds, [], _counts);
        return _counts;
    }

    [Benchmark, BenchmarkCategory("Add"), Workload(Rows, 4)]
    public long[] Add()
    {
        GroupCount.Add(_groupIds, _counts);
        return _counts;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("AddRuns"), Workload(Rows, 8)]
    public long[] AddRunsReference()
    {
        GroupCount.Reference(_groupIds, _lengths, _counts);
        return _counts;
    }

    [Benchmark, BenchmarkCategory("AddRuns"), Workload(Rows, 8)]
    public long[] AddRuns()
    {
        GroupCount.AddRuns(_groupIds, _lengths, _counts);
        return _counts;
    }

    protected override void Prepare()
    {
        _groupIds = Inputs.RandomGroupIds(1, Rows, Inputs.Households, Inputs.CleanShare);
        _lengths = Array.ConvertAll(Inputs.Codes(3, Rows, 2 * Inputs.BasketRun), length => length + 1);
        _counts = new long[Inputs.Households];
    }

    protected internal override void Reset() => Array.Clear(_counts);
}
