using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Weeks in which each store sold.</summary>
public class GroupBitsSuite : KernelSuite
{
    const int Stores = 115;
    const int Weeks = 102;
    const int Words = 2;

    int[] _groupIds = [];
    int[] _weeks = [];
    ulong[] _bits = [];
    ulong[] _others = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Set"), Workload(Rows, 8)]
    public ulong[] SetReference()
    {
        GroupBits.Reference(_groupIds, _weeks, Words, _bits);
        return _bits;
    }

    [Benchmark, BenchmarkCategory("Set"), Workload(Rows, 8)]
    public ulong[] Set()
    {
        GroupBits.Set(_groupIds, _weeks, Words, _bits);
        return _bits;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Or"), Workload(Stores * Words, 24)]
    public ulong[] OrReference()
    {
        for (int i = 0; i < _bits.Length; i++)
            _bits[i] |= _others[i];
        return _bits;
    }

    [Benchmark, BenchmarkCategory("Or"), Workload(Stores * Words, 24)]
    public ulong[] Or()
    {
        GroupBits.Or(_others, _bits);
        return _bits;
    }

    protected override void Prepare()
    {
        _groupIds = Inputs.RandomGroupIds(1, Rows, Stores, Inputs.CleanShare);
        _weeks = Inputs.Codes(3, Rows, Weeks);
        _bits = new ulong[Stores * Words];
        _others = [.. Enumerable.Range(0, Stores * Words).Select(i => 1UL << (i % 64))];
    }

    protected internal override void Reset() => Array.Clear(_bits);
}
