using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>The commodities bought with the most frequent one, and those bought with it often.</summary>
public class PartnerCountSuite : KernelSuite
{
    const int Positions = 4_096;
    const int Minimum = 100;

    /// <summary>Bytes of a position and, for each of some eleven partners, of the item, its counter and its place in the list.</summary>
    const double BytesPerPosition = 4 + (11 * 16);

    int[] _items = [];
    int[] _positions = [];
    int[] _counts = [];
    int[] _met = [];
    int[] _sourceCounts = [];
    int[] _sourceMet = [];
    int[] _taken = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Add"), Workload(Positions, BytesPerPosition)]
    public (int[] Counts, ArraySegment<int> Met) AddReference()
    {
        Array.Clear(_counts);
        return (_counts, new(_met, 0, PartnerCount.Reference(_positions, _items, _counts, _met)));
    }

    [Benchmark, BenchmarkCategory("Add"), Workload(Positions, BytesPerPosition)]
    public (int[] Counts, ArraySegment<int> Met) Add()
    {
        Array.Clear(_counts);
        return (_counts, new(_met, 0, PartnerCount.Add(_positions, _items, _counts, _met)));
    }

    /// <summary>Both copy the partners and their counts first.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Take"), Workload(Inputs.Commodities - 1, 20)]
    public (int[] Counts, ArraySegment<int> Met, ArraySegment<int> Taken) TakeReference()
    {
        Copy();
        int kept = 0;
        for (int i = 0; i < _sourceMet.Length; i++)
        {
            int partner = _sourceMet[i];
            if (_counts[partner] >= Minimum)
            {
                _met[kept] = partner;
                _taken[kept++] = _counts[partner];
            }

            _counts[partner] = 0;
        }

        return (_counts, new(_met, 0, kept), new(_taken, 0, kept));
    }

    [Benchmark, BenchmarkCategory("Take"), Workload(Inputs.Commodities - 1, 20)]
    public (int[] Counts, ArraySegment<int> Met, ArraySegment<int> Taken) Take()
    {
        Copy();
        int kept = PartnerCount.Take(_met.AsSpan(0, _sourceMet.Length), Minimum, _counts, _taken);
        return (_counts, new(_met, 0, kept), new(_taken, 0, kept));
    }

    protected override void Prepare()
    {
        _items = Inputs.Baskets(1, Rows, Inputs.Commodities);
        // Code 0 is the most frequent, and all others come after it.
        int[] all = [.. Enumerable.Range(0, Rows).Where(i => _items[i] == 0)];
        _positions = all[..Positions];
        _counts = new int[Inputs.Commodities];
        _met = new int[Inputs.Commodities + 1];
        _sourceMet = _met[..PartnerCount.Reference(_positions, _items, _counts, _met)];
        _sourceCounts = [.. _counts];
        _taken = new int[Inputs.Commodities];
    }

    void Copy()
    {
        _sourceCounts.CopyTo(_counts, 0);
        _sourceMet.CopyTo(_met, 0);
    }
}
