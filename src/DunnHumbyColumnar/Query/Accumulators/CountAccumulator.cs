using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Rows per group.</summary>
sealed class CountAccumulator(Scratch scratch) : Accumulator(scratch)
{
    long[] _counts = [];

    public Memory<long> Memory => _counts.AsMemory(0, Capacity);

    public Span<long> Counts => _counts.AsSpan(0, Capacity);

    public override void Add(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values)
    {
        if (lengths.IsEmpty)
            GroupCount.Add(groupIds, Counts);
        else
            GroupCount.AddRuns(groupIds, lengths, Counts);
    }

    public override void Merge(Accumulator other, ReadOnlySpan<int> groupIds) =>
        SumAccumulator.Merge(((CountAccumulator)other).Counts, groupIds, Counts);

    protected override void Resize(int groups) => _counts = Grow(_counts, Capacity, groups, 0);
}
