using System.Numerics;
using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>The lines of a store in a week, of which one in seven is of a product with a pair, and the sections of lines.</summary>
public class PromotionLookupSuite : KernelSuite
{
    const int Blocks = 2;
    const int Words = 2;
    const int Week = 70;
    const int Store = 100;
    const double KnownShare = 0.14;

    int[] _products = [];
    byte[] _sections = [];
    byte[] _filter = [];
    PromotedWeeks[] _weeks = [];
    ulong[] _bits = [];
    int[] _lines = [];
    long[] _bitPositions = [];
    int[] _foundLines = [];
    long[] _foundBitPositions = [];
    byte[] _flags = [];

    PromotionTable Table => new(_weeks, Blocks, _bits, Words);

    [Benchmark(Baseline = true), BenchmarkCategory("Find"), Workload(Rows, 20)]
    public (ArraySegment<int> Lines, ArraySegment<long> BitPositions) FindReference()
    {
        int found = PromotionLookup.FindReference(_products, Table, Week, Store, 0, _lines, _bitPositions);
        return (new(_lines, 0, found), new(_bitPositions, 0, found));
    }

    [Benchmark, BenchmarkCategory("Find"), Workload(Rows, 20)]
    public (ArraySegment<int> Lines, ArraySegment<long> BitPositions) Find()
    {
        int found = PromotionLookup.Find(_products, Table, Week, Store, 0, _lines, _bitPositions);
        return (new(_lines, 0, found), new(_bitPositions, 0, found));
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Fill"), Workload(Rows, KnownShare * 45)]
    public byte[] FillReference()
    {
        PromotionLookup.Reference(_foundLines, _foundBitPositions, Table, _flags);
        return _flags;
    }

    [Benchmark, BenchmarkCategory("Fill"), Workload(Rows, KnownShare * 45)]
    public byte[] Fill()
    {
        PromotionLookup.Fill(_foundLines, _foundBitPositions, Table, _flags);
        return _flags;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Filter"), Workload(Rows, 3)]
    public byte[] FilterReference()
    {
        PromotionLookup.FilterReference(_sections, _filter, _flags);
        return _flags;
    }

    [Benchmark, BenchmarkCategory("Filter"), Workload(Rows, 3)]
    public byte[] Filter()
    {
        PromotionLookup.Filter(_sections, _filter, _flags);
        return _flags;
    }

    protected override void Prepare()
    {
        _products = Inputs.Codes(1, Rows, Inputs.Products);
        _sections = [.. Inputs.Codes(2, Rows, LineSections.Count).Select(section => (byte)section)];
        _filter = [.. Enumerable.Range(0, LineSections.Count).Select(section => section < 10 ? default : LineSections.Filtered)];
        int[] isKnown = Inputs.Mask(3, Inputs.Products * Blocks, KnownShare);
        _weeks = new PromotedWeeks[isKnown.Length];
        for (int i = 0, first = 0; i < _weeks.Length; first += BitOperations.PopCount(_weeks[i++].Weeks))
            _weeks[i] = new PromotedWeeks((ulong)(long)isKnown[i] & ((1UL << (Week % 64)) | 1), first);
        _bits = [.. Enumerable.Range(0, _weeks.Sum(known => BitOperations.PopCount(known.Weeks)) * 2 * Words)
            .Select(word => (ulong)word * 0x9E3779B97F4A7C15)];
        (_lines, _bitPositions, _flags) = (new int[Rows], new long[Rows], new byte[Rows]);
        int found = PromotionLookup.FindReference(_products, Table, Week, Store, 0, _lines, _bitPositions);
        (_foundLines, _foundBitPositions) = (_lines[..found], _bitPositions[..found]);
    }

    protected internal override void Reset() => Array.Clear(_flags);
}
