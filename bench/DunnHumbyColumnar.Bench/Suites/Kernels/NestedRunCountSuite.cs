using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Promotion rows by display and mailer code: runs of one within runs of the other. A row of the rates is a row of the table.</summary>
public class NestedRunCountSuite : KernelSuite
{
    const int Displays = 10;
    const int Mailers = 11;

    int[] _fineEnds = [];
    int[] _fineSlots = [];
    int[] _coarseEnds = [];
    int[] _coarseSlots = [];
    long[] _counts = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Nested"), Workload(Rows, 8.0 / Inputs.DisplayRun)]
    public long[] NestedReference()
    {
        NestedRunCount.Reference(_fineEnds, _fineSlots, _coarseEnds, _coarseSlots, _counts);
        return _counts;
    }

    [Benchmark, BenchmarkCategory("Nested"), Workload(Rows, 8.0 / Inputs.DisplayRun)]
    public long[] Nested()
    {
        NestedRunCount.Add(_fineEnds, _fineSlots, _coarseEnds, _coarseSlots, _counts);
        return _counts;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("OneGroup"), Workload(Rows, 8.0 / Inputs.DisplayRun)]
    public long OneGroupReference()
    {
        long rows = 0;
        for (int run = 0, start = 0; run < _fineEnds.Length; start = _fineEnds[run++])
            rows += _fineSlots[run] >= 0 ? _fineEnds[run] - start : 0;
        return rows;
    }

    [Benchmark, BenchmarkCategory("OneGroup"), Workload(Rows, 8.0 / Inputs.DisplayRun)]
    public long OneGroup()
    {
        _counts[0] = 0;
        NestedRunCount.Add(_fineEnds, _fineSlots, _counts.AsSpan(0, 1));
        return _counts[0];
    }

    protected override void Prepare()
    {
        _fineEnds = Inputs.Ends(1, Rows, Inputs.DisplayRun);
        _fineSlots = Inputs.Slots(2, _fineEnds.Length, Displays, Inputs.CleanShare);
        _coarseEnds = Inputs.Ends(3, Rows, Inputs.WeekRun);
        _coarseSlots = Array.ConvertAll(Inputs.Slots(4, _coarseEnds.Length, Mailers, Inputs.CleanShare), slot => slot < 0 ? slot : slot * Displays);
        _counts = new long[Displays * Mailers];
    }

    protected internal override void Reset() => Array.Clear(_counts);
}
