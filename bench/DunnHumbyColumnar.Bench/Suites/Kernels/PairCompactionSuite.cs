using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Sorted (group id, value) pairs with the number of their rows. Both copy the pairs first.</summary>
public class PairCompactionSuite : KernelSuite
{
    ulong[] _source = [];
    int[] _ones = [];
    ulong[] _keys = [];
    int[] _weights = [];

    [Benchmark(Baseline = true), Workload(Rows, 12)]
    public (ArraySegment<ulong> Keys, ArraySegment<int> Weights) Reference()
    {
        Copy();
        int count = PairCompaction.Reference(_keys, _weights);
        return (new(_keys, 0, count), new(_weights, 0, count));
    }

    [Benchmark, Workload(Rows, 12)]
    public (ArraySegment<ulong> Keys, ArraySegment<int> Weights) Compact()
    {
        Copy();
        int count = PairCompaction.Compact(_keys, _weights);
        return (new(_keys, 0, count), new(_weights, 0, count));
    }

    protected override void Prepare()
    {
        int[] products = Inputs.Codes(1, Rows, Inputs.Products);
        _source = [.. Inputs.Codes(2, Rows, 15).Select((section, i) => ((ulong)section << 32) | (uint)products[i]).Order()];
        _ones = [.. Enumerable.Repeat(1, Rows)];
        _keys = new ulong[Rows];
        _weights = new int[Rows];
    }

    void Copy()
    {
        _source.AsSpan().CopyTo(_keys);
        _ones.AsSpan().CopyTo(_weights);
    }
}
