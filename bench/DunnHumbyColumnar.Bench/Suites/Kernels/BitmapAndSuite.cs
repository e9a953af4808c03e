using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Baskets with two commodities, among as many as the data set has.</summary>
public class BitmapAndSuite : KernelSuite
{
    const int Words = (276_484 + 63) / 64;

    ulong[] _left = [];
    ulong[] _right = [];
    ulong[] _both = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Count"), Workload(Words, 16)]
    public int CountReference() => BitmapAnd.Reference(_left, _right);

    [Benchmark, BenchmarkCategory("Count"), Workload(Words, 16)]
    public int Count() => BitmapAnd.Count(_left, _right);

    [Benchmark(Baseline = true), BenchmarkCategory("Fill"), Workload(Words, 24)]
    public ulong[] FillReference()
    {
        for (int i = 0; i < _left.Length; i++)
            _both[i] = _left[i] & _right[i];
        return _both;
    }

    [Benchmark, BenchmarkCategory("Fill"), Workload(Words, 24)]
    public ulong[] Fill()
    {
        BitmapAnd.Fill(_left, _right, _both);
        return _both;
    }

    protected override void Prepare()
    {
        _left = Bitmap(1, 0.3);
        _right = Bitmap(2, 0.05);
        _both = new ulong[Words];
    }

    protected internal override void Reset() => Array.Clear(_both);

    static ulong[] Bitmap(int seed, double chance)
    {
        int[] mask = Inputs.Mask(seed, 64 * Words, chance);
        ulong[] bits = new ulong[Words];
        for (int i = 0; i < mask.Length; i++)
            bits[i / 64] |= (ulong)(mask[i] & 1) << (i % 64);
        return bits;
    }
}
