using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Minimum or maximum value per group; a group without a value keeps <see cref="None"/>.</summary>
sealed class MinMaxAccumulator(Scratch scratch, bool isMaximum) : Accumulator(scratch)
{
    int[] _values = [];

    public Span<int> Values => _values.AsSpan(0, Capacity);

    public int None => isMaximum ? int.MinValue : int.MaxValue;

    public override void Add(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values)
    {
        if (isMaximum)
            GroupMinMax.AddMaximum(groupIds, values, Values);
        else
            GroupMinMax.AddMinimum(groupIds, values, Values);
    }

    public override void Merge(Accumulator other, ReadOnlySpan<int> groupIds)
    {
        var from = ((MinMaxAccumulator)other).Values;
        int count = groupIds.IsEmpty ? from.Length : groupIds.Length;
        for (int i = 0; i < count; i++)
        {
            int groupId = groupIds.IsEmpty ? i : groupIds[i];
            _values[groupId] = isMaximum ? Math.Max(_values[groupId], from[i]) : Math.Min(_values[groupId], from[i]);
        }
    }

    protected override void Resize(int groups) => _values = Grow(_values, Capacity, groups, None);
}
