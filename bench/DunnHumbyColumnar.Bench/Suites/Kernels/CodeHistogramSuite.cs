using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Promotion rows by store within runs of a week: stores ascend within a run.</summary>
public class CodeHistogramSuite : KernelSuite
{
    const int Stores = 115;
    const int Weeks = 101;

    int[] _weekEnds = [];
    int[] _weekIds = [];
    byte[] _stores = [];
    long[] _counts = [];

    [Benchmark(Baseline = true), Workload(Rows, 1)]
    public long[] Reference()
    {
        for (int run = 0, row = 0; run < _weekEnds.Length; run++)
            for (; row < _weekEnds[run]; row++)
                if (_weekIds[run] >= 0)
                    _counts[_weekIds[run] + _stores[row]]++;
        return _counts;
    }

    [Benchmark, Workload(Rows, 1)]
    public long[] Add()
    {
        CodeHistogram.Add(_weekEnds, _weekIds, _stores, _counts);
        return _counts;
    }

    protected override void Prepare()
    {
        _weekEnds = Inputs.Ends(4, Rows, Inputs.WeekRun);
        _weekIds = Array.ConvertAll(
            Inputs.RandomGroupIds(5, _weekEnds.Length, Weeks, Inputs.CleanShare), groupId => groupId < 0 ? groupId : groupId * Stores);
        _stores = new byte[Rows];
        for (int run = 0, row = 0; run < _weekEnds.Length; run++)
            for (int store = 0; row < _weekEnds[run]; row++, store++)
                _stores[row] = (byte)(store % Stores);
        _counts = new long[(Stores * Weeks) + CodeHistogram.Window];
    }

    protected internal override void Reset() => Array.Clear(_counts);
}
