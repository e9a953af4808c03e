using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Smallest or largest value per slot; a slot without a value keeps <see cref="None"/>.</summary>
sealed class MinMaxAccumulator(MemoryBudget budget, Scratch scratch, bool isMaximum) : Accumulator(budget, scratch)
{
    int[] _values = [];

    public Span<int> Values => _values.AsSpan(0, Slots);

    public int None => isMaximum ? int.MinValue : int.MaxValue;

    public override void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values)
    {
        if (isMaximum)
            GroupMinMax.AddMaximum(slots, values, Values);
        else
            GroupMinMax.AddMinimum(slots, values, Values);
    }

    public override void Merge(Accumulator other, ReadOnlySpan<int> slots)
    {
        var from = ((MinMaxAccumulator)other).Values;
        int count = slots.IsEmpty ? from.Length : slots.Length;
        for (int i = 0; i < count; i++)
        {
            int slot = slots.IsEmpty ? i : slots[i];
            _values[slot] = isMaximum ? Math.Max(_values[slot], from[i]) : Math.Min(_values[slot], from[i]);
        }
    }

    protected override long BytesOf(int slots) => (long)slots * sizeof(int);

    protected override void Resize(int slots) => _values = Grow(_values, Slots, slots, None);
}
