using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>A column's shares in the slots by look-up, and the number of selected rows.</summary>
public class SlotLaneSuite : KernelSuite
{
    int[] _products = [];
    int[] _shares = [];
    int[] _slots = [];
    int[] _lane = [];

    [Benchmark(Baseline = true), BenchmarkCategory("AddShares"), Workload(Rows, 16)]
    public int[] AddSharesReference()
    {
        SlotLane.Reference<int>(_products, 0, _shares, _lane);
        return _lane;
    }

    [Benchmark, BenchmarkCategory("AddShares"), Workload(Rows, 16)]
    public int[] AddShares()
    {
        SlotLane.AddShares<int>(_products, 0, _shares, _lane);
        return _lane;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("CountSelected"), Workload(Rows, 4)]
    public int CountSelectedReference()
    {
        int selected = 0;
        foreach (int slot in _slots)
            if (slot >= 0)
                selected++;
        return selected;
    }

    [Benchmark, BenchmarkCategory("CountSelected"), Workload(Rows, 4)]
    public int CountSelected() => SlotLane.CountSelected(_slots);

    protected override void Prepare()
    {
        _products = Inputs.Codes(1, Rows, Inputs.Products);
        _shares = Inputs.Slots(2, Inputs.Products, 303, Inputs.CleanShare);
        _slots = Inputs.Slots(4, Rows, Inputs.Households, Inputs.CleanShare);
        _lane = new int[Rows];
    }

    protected internal override void Reset() => Array.Clear(_lane);
}
