using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>
/// Keys of a chunk of lines, with and without their row numbers. All copy the keys first; the definition is an insertion sort.
/// </summary>
public class RadixSortSuite : KernelSuite
{
    const int Keys = 4 * 1024;

    uint[] _narrowSource = [];
    uint[] _narrow = [];
    uint[] _narrowScratch = [];
    ulong[] _wideSource = [];
    ulong[] _wide = [];
    ulong[] _wideScratch = [];
    int[] _rows = [];
    int[] _payload = [];
    int[] _payloadScratch = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Narrow"), Workload(Keys, 8)]
    public uint[] NarrowReference()
    {
        for (int i = 0; i < Keys; i++)
            _wide[i] = _narrowSource[i];
        RadixSort.Reference(_wide, []);
        for (int i = 0; i < Keys; i++)
            _narrow[i] = (uint)_wide[i];
        return _narrow;
    }

    [Benchmark, BenchmarkCategory("Narrow"), Workload(Keys, 8)]
    public uint[] NarrowFramework()
    {
        _narrowSource.AsSpan().CopyTo(_narrow);
        _narrow.AsSpan().Sort();
        return _narrow;
    }

    [Benchmark, BenchmarkCategory("Narrow"), Workload(Keys, 8)]
    public uint[] Narrow()
    {
        _narrowSource.AsSpan().CopyTo(_narrow);
        RadixSort.Sort(_narrow, _narrowScratch);
        return _narrow;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Wide"), Workload(Keys, 24)]
    public (ulong[] Keys, int[] Payload) WideReference()
    {
        Copy();
        RadixSort.Reference(_wide, _payload);
        return (_wide, _payload);
    }

    [Benchmark, BenchmarkCategory("Wide"), Workload(Keys, 24)]
    public (ulong[] Keys, int[] Payload) Wide()
    {
        Copy();
        RadixSort.Sort(_wide, _payload, _wideScratch, _payloadScratch);
        return (_wide, _payload);
    }

    protected override void Prepare()
    {
        int[] products = Inputs.Codes(1, Keys, Inputs.Products);
        _narrowSource = [.. Inputs.Codes(2, Keys, 102).Select((week, i) => ((uint)week << 17) | (uint)products[i])];
        _wideSource = [.. Inputs.Codes(3, Keys, Inputs.Households).Select((household, i) => ((ulong)household << 32) | (uint)products[i])];
        _rows = [.. Enumerable.Range(0, Keys)];
        _narrow = new uint[Keys];
        _narrowScratch = new uint[Keys];
        _wide = new ulong[Keys];
        _wideScratch = new ulong[Keys];
        _payload = new int[Keys];
        _payloadScratch = new int[Keys];
    }

    void Copy()
    {
        _wideSource.AsSpan().CopyTo(_wide);
        _rows.AsSpan().CopyTo(_payload);
    }
}
