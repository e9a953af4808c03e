using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Whether a group has rows, for queries that do not need their number.</summary>
sealed class PresenceAccumulator(Scratch scratch) : Accumulator(scratch)
{
    byte[] _present = [];

    /// <summary>1 for each group with rows, otherwise 0.</summary>
    public Span<byte> Present => _present.AsSpan(0, Capacity);

    public override void Add(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values) =>
        GroupPresence.Mark(groupIds, Present);

    public override void Merge(Accumulator other, ReadOnlySpan<int> groupIds)
    {
        var present = ((PresenceAccumulator)other).Present;
        int count = groupIds.IsEmpty ? present.Length : groupIds.Length;
        for (int i = 0; i < count; i++)
            _present[groupIds.IsEmpty ? i : groupIds[i]] |= present[i];
    }

    protected override void Resize(int groups) => _present = Grow<byte>(_present, Capacity, groups, 0);
}
