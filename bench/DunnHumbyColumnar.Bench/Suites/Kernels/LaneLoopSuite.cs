using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>A column's partial group ids by multiplication, and a filter on a range of days.</summary>
public class LaneLoopSuite : KernelSuite
{
    const int Stride = 102;

    byte[] _stores = [];
    short[] _days = [];
    int[] _lane = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Scale"), Workload(Rows, 9)]
    public int[] ScaleReference()
    {
        LaneLoop.Reference<byte, GroupIds.Scale>(_stores, _lane, new GroupIds.Scale(0, Stride));
        return _lane;
    }

    [Benchmark, BenchmarkCategory("Scale"), Workload(Rows, 9)]
    public int[] Scale()
    {
        LaneLoop.Apply<byte, GroupIds.Scale>(_stores, _lane, new GroupIds.Scale(0, Stride));
        return _lane;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Keep"), Workload(Rows, 10)]
    public int[] KeepReference()
    {
        LaneLoop.Reference<short, GroupIds.Keep>(_days, _lane, new GroupIds.Keep(101, 708));
        return _lane;
    }

    [Benchmark, BenchmarkCategory("Keep"), Workload(Rows, 10)]
    public int[] Keep()
    {
        LaneLoop.Apply<short, GroupIds.Keep>(_days, _lane, new GroupIds.Keep(101, 708));
        return _lane;
    }

    protected override void Prepare()
    {
        _stores = Array.ConvertAll(Inputs.Codes(1, Rows, 115), store => (byte)store);
        _days = Array.ConvertAll(Inputs.Codes(2, Rows, 711), day => (short)(day + 1));
        _lane = new int[Rows];
    }

    protected internal override void Reset() => Array.Clear(_lane);
}
