using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>The commodities bought with the most frequent one, and those bought with it often.</summary>
public class CooccurrenceCountSuite : KernelSuite
{
    const int Postings = 4_096;
    const int Minimum = 100;

    /// <summary>
    /// Bytes of a posting and, for each of some eleven co-occurring items, of the item, its counter and its place in the touched list.
    /// </summary>
    const double BytesPerPosting = 4 + (11 * 16);

    int[] _items = [];
    int[] _postings = [];
    int[] _counts = [];
    int[] _touched = [];
    int[] _sourceCounts = [];
    int[] _sourceTouched = [];
    int[] _taken = [];

    [Benchmark(Baseline = true), BenchmarkCategory("Add"), Workload(Postings, BytesPerPosting)]
    public (int[] Counts, ArraySegment<int> Touched) AddReference()
    {
        Array.Clear(_counts);
        return (_counts, new(_touched, 0, CooccurrenceCount.Reference(_postings, _items, _counts, _touched)));
    }

    [Benchmark, BenchmarkCategory("Add"), Workload(Postings, BytesPerPosting)]
    public (int[] Counts, ArraySegment<int> Touched) Add()
    {
        Array.Clear(_counts);
        return (_counts, new(_touched, 0, CooccurrenceCount.Add(_postings, _items, _counts, _touched)));
    }

    /// <summary>Both copy the touched list and the counters first.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Take"), Workload(Inputs.Commodities - 1, 20)]
    public (int[] Counts, ArraySegment<int> Touched, ArraySegment<int> Taken) TakeReference()
    {
        Copy();
        int kept = 0;
        for (int i = 0; i < _sourceTouched.Length; i++)
        {
            int other = _sourceTouched[i];
            if (_counts[other] >= Minimum)
            {
                _touched[kept] = other;
                _taken[kept++] = _counts[other];
            }

            _counts[other] = 0;
        }

        return (_counts, new(_touched, 0, kept), new(_taken, 0, kept));
    }

    [Benchmark, BenchmarkCategory("Take"), Workload(Inputs.Commodities - 1, 20)]
    public (int[] Counts, ArraySegment<int> Touched, ArraySegment<int> Taken) Take()
    {
        Copy();
        int kept = CooccurrenceCount.Take(_touched.AsSpan(0, _sourceTouched.Length), Minimum, _counts, _taken);
        return (_counts, new(_touched, 0, kept), new(_taken, 0, kept));
    }

    protected override void Prepare()
    {
        _items = Inputs.Baskets(1, Rows, Inputs.Commodities);
        // Code 0 is the most frequent, and all others come after it.
        int[] all = [.. Enumerable.Range(0, Rows).Where(i => _items[i] == 0)];
        _postings = all[..Postings];
        _counts = new int[Inputs.Commodities];
        _touched = new int[Inputs.Commodities + 1];
        _sourceTouched = _touched[..CooccurrenceCount.Reference(_postings, _items, _counts, _touched)];
        _sourceCounts = [.. _counts];
        _taken = new int[Inputs.Commodities];
    }

    void Copy()
    {
        _sourceCounts.CopyTo(_counts, 0);
        _sourceTouched.CopyTo(_touched, 0);
    }
}
