using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Promotion flags: runs of display codes merged with those of mailer codes. A row of the rates is a row of the table.</summary>
public class RunFlagsSuite : KernelSuite
{
    int[] _displayEnds = [];
    byte[] _displays = [];
    int[] _mailerEnds = [];
    byte[] _mailers = [];
    int[] _ends = [];
    byte[] _flags = [];

    [Benchmark(Baseline = true), Workload(Rows, 10.0 / Inputs.DisplayRun)]
    public (ArraySegment<int> Ends, ArraySegment<byte> Flags) Reference()
    {
        int count = RunFlags.Reference(_displayEnds, _displays, _mailerEnds, _mailers, _ends, _flags);
        return (new(_ends, 0, count), new(_flags, 0, count));
    }

    [Benchmark, Workload(Rows, 10.0 / Inputs.DisplayRun)]
    public (ArraySegment<int> Ends, ArraySegment<byte> Flags) Or()
    {
        int count = RunFlags.Or(_displayEnds, _displays, _mailerEnds, _mailers, _ends, _flags);
        return (new(_ends, 0, count), new(_flags, 0, count));
    }

    protected override void Prepare()
    {
        _displayEnds = Inputs.Ends(1, Rows, Inputs.DisplayRun);
        _displays = [.. Inputs.Mask(2, _displayEnds.Length, 0.6).Select(mask => (byte)(mask & PromotionLookup.Display))];
        _mailerEnds = Inputs.Ends(3, Rows, Inputs.WeekRun);
        _mailers = [.. Inputs.Mask(4, _mailerEnds.Length, 0.56).Select(mask => (byte)(mask & PromotionLookup.Mailer))];
        int room = _displayEnds.Length + _mailerEnds.Length + 1;
        (_ends, _flags) = (new int[room], new byte[room]);
    }
}
