using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Baskets with two commodities, among as many as the data set has.</summary>
public class BitmapAndSuite : KernelSuite
{
    const int Words = (276_484 + 63) / 64;

    ulong[] _left = [];
    ulong[] _right = [];
    ulong[] _rare = [];
    ulong[] _both = [];
    int[] _words = [];
    int[] _found = [];
    int _wordCount;

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

    [Benchmark(Baseline = true), BenchmarkCategory("CountAt"), Workload(Words, 16)]
    public int CountAtReference() => BitmapAnd.Reference(_rare, _right);

    [Benchmark, BenchmarkCategory("CountAt"), Workload(Words, 16)]
    public int CountAt() => BitmapAnd.CountAt(_words.AsSpan(0, _wordCount), _rare, _right);

    [Benchmark(Baseline = true), BenchmarkCategory("WordsWithBits"), Workload(Words, 8)]
    public (int Count, int[] Words) WordsWithBitsReference()
    {
        int count = 0;
        for (int word = 0; word < _rare.Length; word++)
            if (_rare[word] > 0)
                _found[count++] = word;
        return (count, _found);
    }

    [Benchmark, BenchmarkCategory("WordsWithBits"), Workload(Words, 8)]
    public (int Count, int[] Words) WordsWithBits() => (BitmapAnd.WordsWithBits(_rare, _found), _found);

    protected override void Prepare()
    {
        _rare = Bitmap(3, 0.002);
        _words = new int[Words];
        _wordCount = BitmapAnd.WordsWithBits(_rare, _words);
        _found = new int[Words];
        _left = Bitmap(1, 0.3);
        _right = Bitmap(2, 0.05);
        _both = new ulong[Words];
    }

    protected internal override void Reset()
    {
        Array.Clear(_both);
        Array.Clear(_found);
    }

    static ulong[] Bitmap(int seed, double chance)
    {
        int[] mask = Inputs.Mask(seed, 64 * Words, chance);
        ulong[] bits = new ulong[Words];
        for (int i = 0; i < mask.Length; i++)
            bits[i / 64] |= (ulong)(mask[i] & 1) << (i % 64);
        return bits;
    }
}
