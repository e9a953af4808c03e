using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Promotion rows by store within runs of a week: stores ascend within a run.</summary>
public class CodeHistogramSuite : KernelSuite
{
    const int Stores = 115;
    const int Weeks = 101;

    int[] _weekEnds = [];
    int[] _weekSlots = [];
    byte[] _stores = [];
    long[] _counts = [];

    [Benchmark(Baseline = true), Workload(Rows, 1)]
    public long[] Reference()
    {
        for (int run = 0, row = 0; run < _weekEnds.Length; run++)
            for (; row < _weekEnds[run]; row++)
                if (_weekSlots[run] >= 0)
                    _counts[_weekSlots[run] + _stores[row]]++;
        return _counts;
    }

    [Benchmark, Workload(Rows, 1)]
    public long[] Add()
    {
        CodeHistogram.Add(_weekEnds, _weekSlots, _stores, _counts);
        return _counts;
    }

    protected override void Prepare()
    {
        _weekEnds = Inputs.Ends(4, Rows, Inputs.WeekRun);
        _weekSlots = Array.ConvertAll(Inputs.Slots(5, _weekEnds.Length, Weeks, Inputs.CleanShare), slot => slot < 0 ? slot : slot * Stores);
        _stores = new byte[Rows];
        for (int run = 0, row = 0; run < _weekEnds.Length; run++)
            for (int store = 0; row < _weekEnds[run]; row++, store++)
                _stores[row] = (byte)(store % Stores);
        _counts = new long[(Stores * Weeks) + CodeHistogram.Window];
    }

    protected internal override void Reset() => Array.Clear(_counts);
}
