using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Indices of the selected rows, and their values and keys gathered.</summary>
public class SelectedRowsSuite : KernelSuite
{
    int[] _groupIds = [];
    int[] _high = [];
    int[] _values = [];
    int[] _indices = [];
    int[] _selected = [];
    int[] _gathered = [];
    ulong[] _keys = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Find"), Workload(Rows, 6)]
    public ArraySegment<int> FindReference() => new(_indices, 0, SelectedRows.Reference(_groupIds, _indices));

    [Benchmark, BenchmarkCategory("Find"), Workload(Rows, 6)]
    public ArraySegment<int> Find() => new(_indices, 0, SelectedRows.Find(_groupIds, _indices));

    [Benchmark(Baseline = true), BenchmarkCategory("Gather"), Workload(Rows / 2, 12)]
    public int[] GatherReference()
    {
        for (int i = 0; i < _selected.Length; i++)
            _gathered[i] = _values[_selected[i]];
        return _gathered;
    }

    [Benchmark, BenchmarkCategory("Gather"), Workload(Rows / 2, 12)]
    public int[] Gather()
    {
        SelectedRows.Gather(_values, _selected, _gathered);
        return _gathered;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("GatherKeys"), Workload(Rows / 2, 20)]
    public ulong[] GatherKeysReference()
    {
        for (int i = 0; i < _selected.Length; i++)
            _keys[i] = ((ulong)_high[_selected[i]] << 32) + (ulong)_groupIds[_selected[i]];
        return _keys;
    }

    [Benchmark, BenchmarkCategory("GatherKeys"), Workload(Rows / 2, 20)]
    public ulong[] GatherKeys()
    {
        SelectedRows.GatherKeys(_groupIds, _high, _selected, _keys);
        return _keys;
    }

    protected override void Prepare()
    {
        _groupIds = Inputs.RandomGroupIds(1, Rows, Inputs.Households, 0.5);
        _high = Inputs.Codes(3, Rows, Inputs.Products);
        _values = Inputs.Cents(4, Rows);
        _indices = new int[Rows];
        _selected = _indices[..SelectedRows.Reference(_groupIds, _indices)];
        _gathered = new int[Rows];
        _keys = new ulong[Rows];
    }
}
