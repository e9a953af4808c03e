using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Which groups have rows, and which slots those are.</summary>
public class SlotPresenceSuite : KernelSuite
{
    const double PresentShare = 0.47;

    int[] _slots = [];
    byte[] _marks = [];
    byte[] _states = [];
    int[] _found = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Mark"), Workload(Rows, 5)]
    public byte[] MarkReference()
    {
        for (int i = 0; i < _slots.Length; i++)
            if (_slots[i] >= 0)
                _marks[_slots[i]] = 1;
        return _marks;
    }

    [Benchmark, BenchmarkCategory("Mark"), Workload(Rows, 5)]
    public byte[] Mark()
    {
        SlotPresence.Mark(_slots, _marks);
        return _marks;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Find"), Workload(Rows, 1)]
    public int[] FindReference()
    {
        SlotPresence.Reference<byte>(_states, 0, _found);
        return _found;
    }

    [Benchmark, BenchmarkCategory("Find"), Workload(Rows, 1)]
    public int[] Find()
    {
        SlotPresence.Find<byte>(_states, 0, _found);
        return _found;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Count"), Workload(Rows, 1)]
    public int CountReference() => SlotPresence.Reference<byte>(_states, 0, _found);

    [Benchmark, BenchmarkCategory("Count"), Workload(Rows, 1)]
    public int Count() => SlotPresence.Count<byte>(_states);

    protected override void Prepare()
    {
        _slots = Inputs.Slots(1, Rows, Inputs.Households, Inputs.CleanShare);
        _marks = new byte[Inputs.Households];
        _states = Array.ConvertAll(Inputs.Mask(3, Rows, PresentShare), mask => (byte)(mask & 1));
        _found = new int[Rows];
    }

    protected internal override void Reset() => Array.Clear(_marks);
}
