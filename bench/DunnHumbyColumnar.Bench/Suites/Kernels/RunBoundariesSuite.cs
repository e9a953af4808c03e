using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Runs of one display code.</summary>
public class RunBoundariesSuite : KernelSuite
{
    byte[] _codes = [];
    int[] _ends = [];
    byte[] _values = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Count"), Workload(Rows, 1)]
    public int CountReference() => RunBoundaries.CountReference<byte>(_codes);

    [Benchmark, BenchmarkCategory("Count"), Workload(Rows, 1)]
    public int Count() => RunBoundaries.Count<byte>(_codes);

    [Benchmark(Baseline = true), BenchmarkCategory("Fill"), Workload(Rows, 1)]
    public (ArraySegment<int> Ends, ArraySegment<byte> Values) FillReference()
    {
        int count = RunBoundaries.FillReference<byte>(_codes, _ends, _values);
        return (new(_ends, 0, count), new(_values, 0, count));
    }

    [Benchmark, BenchmarkCategory("Fill"), Workload(Rows, 1)]
    public (ArraySegment<int> Ends, ArraySegment<byte> Values) Fill()
    {
        int count = RunBoundaries.Fill<byte>(_codes, _ends, _values);
        return (new(_ends, 0, count), new(_values, 0, count));
    }

    protected override void Prepare()
    {
        int[] ends = Inputs.Ends(1, Rows, Inputs.DisplayRun);
        byte[] codes = Array.ConvertAll(Inputs.Codes(2, ends.Length, 10), code => (byte)code);
        _codes = new byte[Rows];
        RunMask.Expand<byte>(ends, codes, 0, 0, _codes);
        _ends = new int[Rows];
        _values = new byte[Rows];
    }
}
