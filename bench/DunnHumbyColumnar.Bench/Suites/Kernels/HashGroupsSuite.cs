using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Group ids of (household, product) pairs. Both start from an empty table.</summary>
public class HashGroupsSuite : KernelSuite
{
    ulong[] _keys = [];
    ulong[] _groupKeys = [];
    ulong[] _known = [];
    int[] _table = [];
    int[] _groupIds = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Number"), Workload(Rows, 12)]
    public int[] NumberReference()
    {
        HashGroups.Reference(_keys, _groupIds);
        return _groupIds;
    }

    [Benchmark, BenchmarkCategory("Number"), Workload(Rows, 12)]
    public int[] Number()
    {
        _table.AsSpan().Clear();
        int groups = 0;
        HashGroups.AssignIds(_keys, _table, _groupKeys, ref groups, _groupIds);
        return _groupIds;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Rebuild"), Workload(Rows / 2, 12)]
    public int RebuildReference()
    {
        var places = new Dictionary<ulong, int>(_known.Length);
        foreach (ulong key in _known)
            places.Add(key, places.Count);
        return places.Count;
    }

    [Benchmark, BenchmarkCategory("Rebuild"), Workload(Rows / 2, 12)]
    public int Rebuild()
    {
        _table.AsSpan().Clear();
        HashGroups.Rebuild(_known, _table);
        return _known.Length;
    }

    protected override void Prepare()
    {
        int[] households = Inputs.Codes(1, Rows, Inputs.Households);
        _keys = [.. Inputs.Codes(2, Rows, Inputs.Products).Select((product, i) => ((ulong)product << 32) | (uint)households[i])];
        _known = [.. _keys.Distinct().Take(Rows / 2)];
        _groupKeys = new ulong[Rows];
        _table = new int[4 * Rows];
        _groupIds = new int[Rows];
        DemandKnown();
    }

    /// <summary>A rebuilt table must find every key under its group id: the answer of <see cref="Rebuild"/> does not show it.</summary>
    void DemandKnown()
    {
        int groups = Rebuild();
        _known.CopyTo(_groupKeys, 0);
        HashGroups.AssignIds(_known, _table, _groupKeys, ref groups, _groupIds);
        if (groups != _known.Length || !_groupIds.AsSpan(0, groups).SequenceEqual([.. Enumerable.Range(0, groups)]))
            throw new InvalidOperationException("The rebuilt table lacks keys.");
    }
}
