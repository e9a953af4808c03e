using System.Numerics;
using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Runs of display codes refined by those of weeks. A row of the rates is a row of the table.</summary>
public class RunMergeSuite : KernelSuite
{
    int[] _fineEnds = [];
    int[] _fineSlots = [];
    int[] _coarseEnds = [];
    int[] _coarseSlots = [];
    int[] _ends = [];
    int[] _slots = [];

    [Benchmark(Baseline = true), Workload(Rows, 16.0 / Inputs.DisplayRun)]
    public (ArraySegment<int> Ends, ArraySegment<int> Slots) Reference()
    {
        int count = RunMerge.Reference(_fineEnds, _fineSlots, _coarseEnds, _coarseSlots, _ends, _slots);
        return (new(_ends, 0, count), new(_slots, 0, count));
    }

    [Benchmark, Workload(Rows, 16.0 / Inputs.DisplayRun)]
    public (ArraySegment<int> Ends, ArraySegment<int> Slots) Merge()
    {
        int count = RunMerge.Merge(_fineEnds, _fineSlots, _coarseEnds, _coarseSlots, _ends, _slots);
        return (new(_ends, 0, count), new(_slots, 0, count));
    }

    protected override void Prepare()
    {
        _fineEnds = Inputs.Ends(1, Rows, Inputs.DisplayRun);
        _fineSlots = Inputs.Slots(2, _fineEnds.Length, 10, Inputs.CleanShare);
        _coarseEnds = Inputs.Ends(3, Rows, Inputs.WeekRun);
        _coarseSlots = Inputs.Slots(4, _coarseEnds.Length, 101, Inputs.CleanShare);
        int room = _fineEnds.Length + _coarseEnds.Length + Vector<int>.Count;
        _ends = new int[room];
        _slots = new int[room];
    }
}
