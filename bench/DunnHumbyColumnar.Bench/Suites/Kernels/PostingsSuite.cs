using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Baskets and postings of each commodity. The definition reads the list once per commodity, so the list is short.</summary>
public class PostingsSuite : KernelSuite
{
    const int ShortRows = Rows / 8;

    int[] _items = [];
    int[] _shortItems = [];
    int[] _baskets = [];
    int[] _followed = [];
    int[] _starts = [];
    int[] _next = [];
    int[] _postings = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Count"), Workload(Rows, 4)]
    public (int[] Baskets, int[] Followed) CountReference()
    {
        Postings.CountReference(_items, _baskets, _followed);
        return (_baskets, _followed);
    }

    [Benchmark, BenchmarkCategory("Count"), Workload(Rows, 4)]
    public (int[] Baskets, int[] Followed) Count()
    {
        Postings.Count(_items, _baskets, _followed);
        return (_baskets, _followed);
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Scatter"), Workload(ShortRows, 8)]
    public int[] ScatterReference()
    {
        _starts.CopyTo(_next, 0);
        Postings.ScatterReference(_shortItems, 0, _next, _postings);
        return _postings;
    }

    [Benchmark, BenchmarkCategory("Scatter"), Workload(ShortRows, 8)]
    public int[] Scatter()
    {
        _starts.CopyTo(_next, 0);
        Postings.Scatter(_shortItems, 0, _next, _postings);
        return _postings;
    }

    protected override void Prepare()
    {
        _items = Inputs.Baskets(1, Rows, Inputs.Commodities);
        _shortItems = Inputs.Baskets(2, ShortRows, Inputs.Commodities);
        _baskets = new int[Inputs.Commodities];
        _followed = new int[Inputs.Commodities];
        _starts = [.. Enumerable.Range(0, Inputs.Commodities).Select(item => _shortItems.Count(other => other >= 0 && other < item))];
        _next = new int[Inputs.Commodities];
        _postings = new int[_shortItems.Count(item => item >= 0)];
    }

    protected internal override void Reset()
    {
        Array.Clear(_baskets);
        Array.Clear(_followed);
        Array.Clear(_postings);
    }
}
