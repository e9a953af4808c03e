using System.Numerics;
using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>The lines of a store in a week, of which one in seven is of a product with a pair, and the sections of lines.</summary>
public class PromotionLanesSuite : KernelSuite
{
    const int Blocks = 2;
    const int Words = 2;
    const int Week = 70;
    const int Store = 100;
    const double KnownShare = 0.14;

    int[] _products = [];
    byte[] _sections = [];
    byte[] _drops = [];
    PromotedWeeks[] _weeks = [];
    ulong[] _bits = [];
    int[] _lines = [];
    long[] _places = [];
    int[] _foundLines = [];
    long[] _foundPlaces = [];
    byte[] _lanes = [];

    PromotionTable Table => new(_weeks, Blocks, _bits, Words);

    [Benchmark(Baseline = true), BenchmarkCategory("Find"), Workload(Rows, 20)]
    public (ArraySegment<int> Lines, ArraySegment<long> Places) FindReference()
    {
        int found = PromotionLanes.FindReference(_products, Table, Week, Store, 0, _lines, _places);
        return (new(_lines, 0, found), new(_places, 0, found));
    }

    [Benchmark, BenchmarkCategory("Find"), Workload(Rows, 20)]
    public (ArraySegment<int> Lines, ArraySegment<long> Places) Find()
    {
        int found = PromotionLanes.Find(_products, Table, Week, Store, 0, _lines, _places);
        return (new(_lines, 0, found), new(_places, 0, found));
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Fill"), Workload(Rows, KnownShare * 45)]
    public byte[] FillReference()
    {
        PromotionLanes.Reference(_foundLines, _foundPlaces, Table, _lanes);
        return _lanes;
    }

    [Benchmark, BenchmarkCategory("Fill"), Workload(Rows, KnownShare * 45)]
    public byte[] Fill()
    {
        PromotionLanes.Fill(_foundLines, _foundPlaces, Table, _lanes);
        return _lanes;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Drop"), Workload(Rows, 3)]
    public byte[] DropReference()
    {
        PromotionLanes.DropReference(_sections, _drops, _lanes);
        return _lanes;
    }

    [Benchmark, BenchmarkCategory("Drop"), Workload(Rows, 3)]
    public byte[] Drop()
    {
        PromotionLanes.Drop(_sections, _drops, _lanes);
        return _lanes;
    }

    protected override void Prepare()
    {
        _products = Inputs.Codes(1, Rows, Inputs.Products);
        _sections = [.. Inputs.Codes(2, Rows, LineLanes.Count).Select(section => (byte)section)];
        _drops = [.. Enumerable.Range(0, LineLanes.Count).Select(section => section < 10 ? default : LineLanes.Dropped)];
        int[] isKnown = Inputs.Mask(3, Inputs.Products * Blocks, KnownShare);
        _weeks = new PromotedWeeks[isKnown.Length];
        for (int i = 0, first = 0; i < _weeks.Length; first += BitOperations.PopCount(_weeks[i++].Weeks))
            _weeks[i] = new PromotedWeeks((ulong)(long)isKnown[i] & ((1UL << (Week % 64)) | 1), first);
        _bits = [.. Enumerable.Range(0, _weeks.Sum(known => BitOperations.PopCount(known.Weeks)) * 2 * Words).Select(word => (ulong)word * 0x9E3779B97F4A7C15)];
        (_lines, _places, _lanes) = (new int[Rows], new long[Rows], new byte[Rows]);
        int found = PromotionLanes.FindReference(_products, Table, Week, Store, 0, _lines, _places);
        (_foundLines, _foundPlaces) = (_lines[..found], _places[..found]);
    }

    protected internal override void Reset() => Array.Clear(_lanes);
}
