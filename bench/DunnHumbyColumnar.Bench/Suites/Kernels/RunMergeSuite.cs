using System.Numerics;
using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Runs of display codes merged with those of weeks. A row of the rates is a row of the table.</summary>
public class RunMergeSuite : KernelSuite
{
    int[] _fineEnds = [];
    int[] _fineIds = [];
    int[] _coarseEnds = [];
    int[] _coarseIds = [];
    int[] _ends = [];
    int[] _groupIds = [];

    [Benchmark(Baseline = true), Workload(Rows, 16.0 / Inputs.DisplayRun)]
    public (ArraySegment<int> Ends, ArraySegment<int> GroupIds) Reference()
    {
        int count = RunMerge.Reference(_fineEnds, _fineIds, _coarseEnds, _coarseIds, _ends, _groupIds);
        return (new(_ends, 0, count), new(_groupIds, 0, count));
    }

    [Benchmark, Workload(Rows, 16.0 / Inputs.DisplayRun)]
    public (ArraySegment<int> Ends, ArraySegment<int> GroupIds) Merge()
    {
        int count = RunMerge.Merge(_fineEnds, _fineIds, _coarseEnds, _coarseIds, _ends, _groupIds);
        return (new(_ends, 0, count), new(_groupIds, 0, count));
    }

    protected override void Prepare()
    {
        _fineEnds = Inputs.Ends(1, Rows, Inputs.DisplayRun);
        _fineIds = Inputs.RandomGroupIds(2, _fineEnds.Length, 10, Inputs.CleanShare);
        _coarseEnds = Inputs.Ends(3, Rows, Inputs.WeekRun);
        _coarseIds = Inputs.RandomGroupIds(4, _coarseEnds.Length, 101, Inputs.CleanShare);
        int room = _fineEnds.Length + _coarseEnds.Length + Vector<int>.Count;
        _ends = new int[room];
        _groupIds = new int[room];
    }
}
