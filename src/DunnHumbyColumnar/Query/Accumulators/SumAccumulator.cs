using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Sum per slot.</summary>
sealed class SumAccumulator(MemoryBudget budget, Scratch scratch) : Accumulator(budget, scratch)
{
    long[] _sums = [];

    public ReadOnlyMemory<long> Memory => _sums.AsMemory(0, Slots);

    Span<long> Sums => _sums.AsSpan(0, Slots);

    public override void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values)
    {
        if (lengths.IsEmpty)
            GroupSum.Add(slots, values, Sums);
        else
            GroupSum.AddRuns(slots, lengths, values, Sums);
    }

    public override void Merge(Accumulator other, ReadOnlySpan<int> slots) => Merge(((SumAccumulator)other).Sums, slots, Sums);

    /// <summary>Adds partial results; see <see cref="Accumulator.Merge(Accumulator, ReadOnlySpan{int})"/>.</summary>
    public static void Merge(ReadOnlySpan<long> from, ReadOnlySpan<int> slots, Span<long> to)
    {
        if (slots.IsEmpty)
        {
            VectorAdd.Add(from, to);
            return;
        }

        for (int i = 0; i < slots.Length; i++)
            to[slots[i]] += from[i];
    }

    protected override long BytesOf(int slots) => (long)slots * sizeof(long);

    protected override void Resize(int slots) => _sums = Grow(_sums, Slots, slots, 0);
}
