using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Sum per group.</summary>
sealed class SumAccumulator(Scratch scratch) : Accumulator(scratch)
{
    long[] _sums = [];

    public ReadOnlyMemory<long> Memory => _sums.AsMemory(0, Capacity);

    Span<long> Sums => _sums.AsSpan(0, Capacity);

    public override void Add(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values)
    {
        if (lengths.IsEmpty)
            GroupSum.Add(groupIds, values, Sums);
        else
            GroupSum.AddRuns(groupIds, lengths, values, Sums);
    }

    public override void Merge(Accumulator other, ReadOnlySpan<int> groupIds) => Merge(((SumAccumulator)other).Sums, groupIds, Sums);

    /// <summary>Adds partial results; see <see cref="Accumulator.Merge(Accumulator, ReadOnlySpan{int})"/>.</summary>
    public static void Merge(ReadOnlySpan<long> from, ReadOnlySpan<int> groupIds, Span<long> to)
    {
        if (groupIds.IsEmpty)
        {
            VectorAdd.Add(from, to);
            return;
        }

        for (int i = 0; i < groupIds.Length; i++)
            to[groupIds[i]] += from[i];
    }

    protected override void Resize(int groups) => _sums = Grow(_sums, Capacity, groups, 0);
}
