using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Smallest or largest value per slot; a slot without a value keeps <see cref="None"/>.</summary>
sealed class ExtremeAccumulator(MemoryBudget budget, Scratch scratch, bool isMaximum) : Accumulator(budget, scratch)
{
    int[] _extremes = [];

    public Span<int> Extremes => _extremes.AsSpan(0, Slots);

    public int None => isMaximum ? int.MinValue : int.MaxValue;

    public override void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values)
    {
        if (isMaximum)
            GroupExtremes.AddMaximum(slots, values, Extremes);
        else
            GroupExtremes.AddMinimum(slots, values, Extremes);
    }

    public override void Merge(Accumulator other, ReadOnlySpan<int> slots)
    {
        var from = ((ExtremeAccumulator)other).Extremes;
        int count = slots.IsEmpty ? from.Length : slots.Length;
        for (int i = 0; i < count; i++)
        {
            int slot = slots.IsEmpty ? i : slots[i];
            _extremes[slot] = isMaximum ? Math.Max(_extremes[slot], from[i]) : Math.Min(_extremes[slot], from[i]);
        }
    }

    protected override long BytesOf(int slots) => (long)slots * sizeof(int);

    protected override void Resize(int slots) => _extremes = Grow(_extremes, Slots, slots, None);
}
