using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Rows per household, runs per household, and promotion rows by store within runs of a week.</summary>
public class GroupCountSuite : KernelSuite
{
    const int Stores = 115;
    const int Weeks = 101;

    int[] _slots = [];
    int[] _lengths = [];
    int[] _weekEnds = [];
    int[] _weekSlots = [];
    byte[] _stores = [];
    long[] _counts = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Add"), Workload(Rows, 4)]
    public long[] AddReference()
    {
        GroupCount.Reference(_slots, [], _counts);
        return _counts;
    }

    [Benchmark, BenchmarkCategory("Add"), Workload(Rows, 4)]
    public long[] Add()
    {
        GroupCount.Add(_slots, _counts);
        return _counts;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("AddRuns"), Workload(Rows, 8)]
    public long[] AddRunsReference()
    {
        GroupCount.Reference(_slots, _lengths, _counts);
        return _counts;
    }

    [Benchmark, BenchmarkCategory("AddRuns"), Workload(Rows, 8)]
    public long[] AddRuns()
    {
        GroupCount.AddRuns(_slots, _lengths, _counts);
        return _counts;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("AddWithinRuns"), Workload(Rows, 1)]
    public long[] AddWithinRunsReference()
    {
        GroupCount.ReferenceWithinRuns(_weekEnds, _weekSlots, _stores, Weeks, _counts);
        return _counts;
    }

    [Benchmark, BenchmarkCategory("AddWithinRuns"), Workload(Rows, 1)]
    public long[] AddWithinRuns()
    {
        GroupCount.AddWithinRuns(_weekEnds, _weekSlots, _stores, Weeks, _counts);
        return _counts;
    }

    protected override void Prepare()
    {
        _slots = Inputs.Slots(1, Rows, Inputs.Households, Inputs.CleanShare);
        _lengths = Array.ConvertAll(Inputs.Codes(3, Rows, 2 * Inputs.BasketRun), length => length + 1);
        _weekEnds = Inputs.Ends(4, Rows, Inputs.WeekRun);
        _weekSlots = Inputs.Slots(5, _weekEnds.Length, Weeks, Inputs.CleanShare);
        _stores = Array.ConvertAll(Inputs.Codes(7, Rows, Stores), store => (byte)store);
        _counts = new long[Stores * Weeks];
    }

    protected internal override void Reset() => Array.Clear(_counts);
}
