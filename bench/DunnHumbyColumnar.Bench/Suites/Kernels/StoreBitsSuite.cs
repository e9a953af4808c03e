using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>The stores of causal_data's rows, run by run of one promotion.</summary>
public class StoreBitsSuite : KernelSuite
{
    const int Stores = 115;
    const int Run = 40;

    byte[] _stores = [];
    int[] _ends = [];
    ulong[] _bits = [];

    [Benchmark(Baseline = true), Workload(Rows, 1)]
    public ulong[] Reference()
    {
        for (int run = 0, start = 0; run < _ends.Length; start = _ends[run++])
        {
            Array.Clear(_bits);
            StoreBits.Reference<byte>(_stores.AsSpan(start.._ends[run]), _bits);
        }

        return _bits;
    }

    [Benchmark, Workload(Rows, 1)]
    public ulong[] Set()
    {
        for (int run = 0, start = 0; run < _ends.Length; start = _ends[run++])
        {
            Array.Clear(_bits);
            StoreBits.Set<byte>(_stores.AsSpan(start.._ends[run]), _bits);
        }

        return _bits;
    }

    protected override void Prepare()
    {
        _stores = [.. Enumerable.Range(0, Rows).Select(row => (byte)(row * 3 % Stores))];
        _ends = Inputs.Ends(1, Rows, Run);
        _bits = new ulong[2];
    }
}
