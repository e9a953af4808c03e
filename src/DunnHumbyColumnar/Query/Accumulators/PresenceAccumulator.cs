using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Whether a slot has rows, for queries that need not know how many.</summary>
sealed class PresenceAccumulator(MemoryBudget budget, Scratch scratch) : Accumulator(budget, scratch)
{
    byte[] _present = [];

    /// <summary>1 per slot with rows, else 0.</summary>
    public Span<byte> Present => _present.AsSpan(0, Slots);

    public override void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values) => SlotPresence.Mark(slots, Present);

    public override void Merge(Accumulator other, ReadOnlySpan<int> slots)
    {
        var present = ((PresenceAccumulator)other).Present;
        int count = slots.IsEmpty ? present.Length : slots.Length;
        for (int i = 0; i < count; i++)
            _present[slots.IsEmpty ? i : slots[i]] |= present[i];
    }

    protected override long BytesOf(int slots) => slots;

    protected override void Resize(int slots) => _present = Grow<byte>(_present, Slots, slots, 0);
}
