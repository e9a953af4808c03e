using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Which groups have rows, and which group ids those are.</summary>
public class GroupPresenceSuite : KernelSuite
{
    const double PresentShare = 0.47;

    int[] _groupIds = [];
    byte[] _marks = [];
    byte[] _states = [];
    int[] _found = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Mark"), Workload(Rows, 5)]
    public byte[] MarkReference()
    {
        for (int i = 0; i < _groupIds.Length; i++)
            if (_groupIds[i] >= 0)
                _marks[_groupIds[i]] = 1;
        return _marks;
    }

    [Benchmark, BenchmarkCategory("Mark"), Workload(Rows, 5)]
    public byte[] Mark()
    {
        GroupPresence.Mark(_groupIds, _marks);
        return _marks;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Find"), Workload(Rows, 1)]
    public int[] FindReference()
    {
        GroupPresence.Reference<byte>(_states, 0, _found);
        return _found;
    }

    [Benchmark, BenchmarkCategory("Find"), Workload(Rows, 1)]
    public int[] Find()
    {
        GroupPresence.Find<byte>(_states, 0, _found);
        return _found;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Count"), Workload(Rows, 1)]
    public int CountReference() => GroupPresence.Reference<byte>(_states, 0, _found);

    [Benchmark, BenchmarkCategory("Count"), Workload(Rows, 1)]
    public int Count() => GroupPresence.Count<byte>(_states);

    protected override void Prepare()
    {
        _groupIds = Inputs.RandomGroupIds(1, Rows, Inputs.Households, Inputs.CleanShare);
        _marks = new byte[Inputs.Households];
        _states = Array.ConvertAll(Inputs.Mask(3, Rows, PresentShare), mask => (byte)(mask & 1));
        _found = new int[Rows];
    }

    protected internal override void Reset() => Array.Clear(_marks);
}
