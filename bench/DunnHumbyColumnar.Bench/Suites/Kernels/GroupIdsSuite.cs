using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>A column's partial group ids by look-up, and the number of selected rows.</summary>
public class GroupIdsSuite : KernelSuite
{
    int[] _products = [];
    int[] _terms = [];
    int[] _groupIds = [];
    int[] _sums = [];

    [Benchmark(Baseline = true), BenchmarkCategory("AddTerms"), Workload(Rows, 16)]
    public int[] AddTermsReference()
    {
        GroupIds.Reference<int>(_products, 0, _terms, _sums);
        return _sums;
    }

    [Benchmark, BenchmarkCategory("AddTerms"), Workload(Rows, 16)]
    public int[] AddTerms()
    {
        GroupIds.AddTerms<int>(_products, 0, _terms, _sums);
        return _sums;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("CountSelected"), Workload(Rows, 4)]
    public int CountSelectedReference()
    {
        int selected = 0;
        foreach (int groupId in _groupIds)
            if (groupId >= 0)
                selected++;
        return selected;
    }

    [Benchmark, BenchmarkCategory("CountSelected"), Workload(Rows, 4)]
    public int CountSelected() => GroupIds.CountSelected(_groupIds);

    protected override void Prepare()
    {
        _products = Inputs.Codes(1, Rows, Inputs.Products);
        _terms = Inputs.RandomGroupIds(2, Inputs.Products, 303, Inputs.CleanShare);
        _groupIds = Inputs.RandomGroupIds(4, Rows, Inputs.Households, Inputs.CleanShare);
        _sums = new int[Rows];
    }

    protected internal override void Reset() => Array.Clear(_sums);
}
