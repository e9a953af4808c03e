using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Rows per slot.</summary>
sealed class CountAccumulator(MemoryBudget budget, Scratch scratch) : Accumulator(budget, scratch)
{
    long[] _counts = [];

    public Memory<long> Memory => _counts.AsMemory(0, Slots);

    public Span<long> Counts => _counts.AsSpan(0, Slots);

    public override void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values)
    {
        if (lengths.IsEmpty)
            GroupCount.Add(slots, Counts);
        else
            GroupCount.AddRuns(slots, lengths, Counts);
    }

    public override void Merge(Accumulator other, ReadOnlySpan<int> slots) => SumAccumulator.Merge(((CountAccumulator)other).Counts, slots, Counts);

    protected override long BytesOf(int slots) => (long)slots * sizeof(long);

    protected override void Resize(int slots) => _counts = Grow(_counts, Slots, slots, 0);
}
