using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>
/// Promotion rows by display and mailer code: runs of one within runs of the other. A row of the rates is a row of the table.
/// </summary>
public class NestedRunCountSuite : KernelSuite
{
    const int Displays = 10;
    const int Mailers = 11;

    int[] _fineEnds = [];
    int[] _fineIds = [];
    int[] _coarseEnds = [];
    int[] _coarseIds = [];
    long[] _counts = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Nested"), Workload(Rows, 8.0 / Inputs.DisplayRun)]
    public long[] NestedReference()
    {
        NestedRunCount.Reference(_fineEnds, _fineIds, _coarseEnds, _coarseIds, _counts);
        return _counts;
    }

    [Benchmark, BenchmarkCategory("Nested"), Workload(Rows, 8.0 / Inputs.DisplayRun)]
    public long[] Nested()
    {
        NestedRunCount.Add(_fineEnds, _fineIds, _coarseEnds, _coarseIds, _counts);
        return _counts;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("OneGroup"), Workload(Rows, 8.0 / Inputs.DisplayRun)]
    public long OneGroupReference()
    {
        long rows = 0;
        for (int run = 0, start = 0; run < _fineEnds.Length; start = _fineEnds[run++])
            rows += _fineIds[run] >= 0 ? _fineEnds[run] - start : 0;
        return rows;
    }

    [Benchmark, BenchmarkCategory("OneGroup"), Workload(Rows, 8.0 / Inputs.DisplayRun)]
    public long OneGroup()
    {
        _counts[0] = 0;
        NestedRunCount.Add(_fineEnds, _fineIds, _counts.AsSpan(0, 1));
        return _counts[0];
    }

    protected override void Prepare()
    {
        _fineEnds = Inputs.Ends(1, Rows, Inputs.DisplayRun);
        _fineIds = Inputs.RandomGroupIds(2, _fineEnds.Length, Displays, Inputs.CleanShare);
        _coarseEnds = Inputs.Ends(3, Rows, Inputs.WeekRun);
        _coarseIds = Array.ConvertAll(Inputs.RandomGroupIds(4, _coarseEnds.Length, Mailers, Inputs.CleanShare), groupId =>
            groupId < 0 ? groupId : groupId * Displays);
        _counts = new long[Displays * Mailers];
    }

    protected internal override void Reset() => Array.Clear(_counts);
}
