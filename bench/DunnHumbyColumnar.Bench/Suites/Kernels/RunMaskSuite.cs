using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Which baskets have a clean line, and weeks repeated over their promotion rows.</summary>
public class RunMaskSuite : KernelSuite
{
    int[] _basketEnds = [];
    int[] _mask = [];
    int[] _baskets = [];
    int[] _weekEnds = [];
    byte[] _weeks = [];
    byte[] _weekOfRow = [];
    int[] _lane = [];

    [Benchmark(Baseline = true), BenchmarkCategory("AnySelected"), Workload(Rows, 4)]
    public int[] AnySelectedReference()
    {
        RunMask.AnySelectedReference(_basketEnds, _mask, _baskets);
        return _baskets;
    }

    [Benchmark, BenchmarkCategory("AnySelected"), Workload(Rows, 4)]
    public int[] AnySelected()
    {
        RunMask.AnySelected(_basketEnds, _mask, _baskets);
        return _baskets;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Expand"), Workload(Rows, 1)]
    public byte[] ExpandReference()
    {
        RunMask.ExpandReference<byte>(_weekEnds, _weeks, 0, _weekOfRow);
        return _weekOfRow;
    }

    [Benchmark, BenchmarkCategory("Expand"), Workload(Rows, 1)]
    public byte[] Expand()
    {
        RunMask.Expand<byte>(_weekEnds, _weeks, 0, 0, _weekOfRow);
        return _weekOfRow;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("ExpandWidened"), Workload(Rows, 4)]
    public int[] ExpandWidenedReference()
    {
        for (int row = 0, run = 0; row < _lane.Length; row++)
        {
            run += _weekEnds[run] == row ? 1 : 0;
            _lane[row] = _weeks[run];
        }

        return _lane;
    }

    [Benchmark, BenchmarkCategory("ExpandWidened"), Workload(Rows, 4)]
    public int[] ExpandWidened()
    {
        RunMask.ExpandWidened<byte>(_weekEnds, _weeks, 0, 0, _lane);
        return _lane;
    }

    protected override void Prepare()
    {
        _basketEnds = Inputs.Ends(1, Rows, Inputs.BasketRun);
        _mask = Inputs.Mask(2, Rows, Inputs.CleanShare);
        _baskets = new int[_basketEnds.Length];
        _weekEnds = Inputs.Ends(3, Rows, Inputs.WeekRun);
        _weeks = Array.ConvertAll(Inputs.Codes(4, _weekEnds.Length, 101), week => (byte)week);
        _weekOfRow = new byte[Rows];
        _lane = new int[Rows];
    }
}
