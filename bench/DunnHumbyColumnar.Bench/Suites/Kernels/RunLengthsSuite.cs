using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Lengths and shifted ends of display runs, and weeks aligned with them.</summary>
public class RunLengthsSuite : KernelSuite
{
    const int Runs = 4 * 1024;

    int[] _ends = [];
    int[] _weekEnds = [];
    byte[] _weeks = [];
    int[] _results = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Fill"), Workload(Runs, 8)]
    public int[] FillReference()
    {
        RunLengths.Reference(_ends, 0, _results);
        return _results;
    }

    [Benchmark, BenchmarkCategory("Fill"), Workload(Runs, 8)]
    public int[] Fill()
    {
        RunLengths.Fill(_ends, 0, _results);
        return _results;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Shift"), Workload(Runs, 8)]
    public int[] ShiftReference()
    {
        for (int i = 0; i < _ends.Length; i++)
            _results[i] = _ends[i] - Rows;
        return _results;
    }

    [Benchmark, BenchmarkCategory("Shift"), Workload(Runs, 8)]
    public int[] Shift()
    {
        RunLengths.Shift(_ends, Rows, _results);
        return _results;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Align"), Workload(Runs, 8)]
    public int[] AlignReference()
    {
        RunLengths.AlignReference<byte>(_ends, _weekEnds, _weeks, _results);
        return _results;
    }

    [Benchmark, BenchmarkCategory("Align"), Workload(Runs, 8)]
    public int[] Align()
    {
        RunLengths.Align<byte>(_ends, _weekEnds, _weeks, _results);
        return _results;
    }

    protected override void Prepare()
    {
        _ends = Inputs.Ends(1, Runs * Inputs.DisplayRun * 2, Inputs.DisplayRun)[..Runs];
        // A week ends at every fifth end, so that its ends are among the finer ones.
        _weekEnds = [.. _ends.Where((_, i) => i % (Inputs.WeekRun / Inputs.DisplayRun) == 0 || i == Runs - 1)];
        _weeks = Array.ConvertAll(Inputs.Codes(2, _weekEnds.Length, 101), week => (byte)week);
        _results = new int[Runs];
    }
}
