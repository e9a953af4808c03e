using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Days to int32, and products to what they stand for.</summary>
public class CodeMappingSuite : KernelSuite
{
    const int Minimum = 1;

    short[] _days = [];
    int[] _products = [];
    int[] _map = [];
    int[] _lane = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Widen"), Workload(Rows, 6)]
    public int[] WidenReference()
    {
        for (int i = 0; i < _days.Length; i++)
            _lane[i] = _days[i];
        return _lane;
    }

    [Benchmark, BenchmarkCategory("Widen"), Workload(Rows, 6)]
    public int[] Widen()
    {
        CodeMapping.Widen<short>(_days, _lane);
        return _lane;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Apply"), Workload(Rows, 12)]
    public int[] ApplyReference()
    {
        for (int i = 0; i < _lane.Length; i++)
            _lane[i] = _map[_lane[i] - Minimum];
        return _lane;
    }

    [Benchmark, BenchmarkCategory("Apply"), Workload(Rows, 12)]
    public int[] Apply()
    {
        CodeMapping.Apply(_lane, Minimum, _map);
        return _lane;
    }

    protected override void Prepare()
    {
        _days = Array.ConvertAll(Inputs.Codes(1, Rows, 711), day => (short)(day + 1));
        _products = Array.ConvertAll(Inputs.Codes(2, Rows, Inputs.Products), product => product + Minimum);
        _map = Array.ConvertAll(Inputs.Permutation(Inputs.Products), code => code + Minimum);
        _lane = new int[Rows];
    }

    protected internal override void Reset() => _products.CopyTo(_lane, 0);
}
