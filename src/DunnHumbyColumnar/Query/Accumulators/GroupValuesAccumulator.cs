using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// The distinct values of each group with the number of rows that have them: (group id, value) pairs, sorted and merged whenever the buffer
/// is full, so that memory follows the number of distinct pairs. Gives distinct counts and medians.
/// </summary>
sealed class GroupValuesAccumulator(Scratch scratch, int firstPairs = GroupValuesAccumulator.FirstPairs)
    : Accumulator(scratch)
{
    const int FirstPairs = 1 << 16;
    const int PairBytes = 2 * (sizeof(ulong) + sizeof(int));

    ulong[] _pairs = [];
    int[] _weights = [];
    ulong[] _pairScratch = [];
    int[] _weightScratch = [];
    int _count;

    public override bool CanBeShared => false;

    public override void Add(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values)
    {
        for (int i = 0; i < groupIds.Length; i++)
            if (groupIds[i] >= 0)
                Add(PairOf(groupIds[i], values[i]), lengths.IsEmpty ? 1 : lengths[i]);
    }

    public override void Merge(Accumulator other, ReadOnlySpan<int> groupIds)
    {
        var pairs = (GroupValuesAccumulator)other;
        for (int i = 0; i < pairs._count; i++)
        {
            int groupId = GroupOf(pairs._pairs[i]);
            Add(PairOf(groupIds.IsEmpty ? groupId : groupIds[groupId], ValueOf(pairs._pairs[i])), pairs._weights[i]);
        }
    }

    /// <summary>Number of distinct values of each group that has any.</summary>
    public void CountDistinct(Span<long> counts)
    {
        Compact();
        for (int i = 0; i < _count; i++)
            counts[GroupOf(_pairs[i])]++;
    }

    /// <summary>
    /// Sum of the two middle values of each group that has any; with an odd number of rows the middle value counts twice.
    /// </summary>
    public void SumMiddles(ReadOnlySpan<long> rows, Span<long> middles)
    {
        Compact();
        long before = 0;
        for (int i = 0; i < _count; i++)
        {
            int groupId = GroupOf(_pairs[i]);
            if (i == 0 || GroupOf(_pairs[i - 1]) != groupId)
                before = 0;
            long after = before + _weights[i];
            foreach (long middle in (ReadOnlySpan<long>)[(rows[groupId] - 1) / 2, rows[groupId] / 2])
                if (before <= middle && middle < after)
                    middles[groupId] += ValueOf(_pairs[i]);
            before = after;
        }
    }

    protected override void Resize(int groups)
    {
        // Pairs exist only for groups that have values.
    }

    static ulong PairOf(int groupId, int value) => ((ulong)(uint)groupId << 32) | ((uint)value ^ 0x80000000);

    static int GroupOf(ulong pair) => (int)(pair >> 32);

    static int ValueOf(ulong pair) => (int)((uint)pair ^ 0x80000000);

    void Add(ulong pair, int weight)
    {
        if (_count > 0 && _pairs[_count - 1] == pair)
        {
            _weights[_count - 1] = checked(_weights[_count - 1] + weight);
            return;
        }

        if (_count == _pairs.Length)
            MakeRoom();
        _pairs[_count] = pair;
        _weights[_count++] = weight;
    }

    void MakeRoom()
    {
        Compact();
        if (_count <= _pairs.Length / 2 && _pairs.Length > 0)
            return;
        int size = Math.Max(firstPairs, _pairs.Length * 2);
        // The arrays before are garbage, but still there.
        Scratch.Charge((long)size * PairBytes);
        Array.Resize(ref _pairs, size);
        Array.Resize(ref _weights, size);
        _pairScratch = new ulong[size];
        _weightScratch = new int[size];
    }

    void Compact()
    {
        RadixSort.Sort(_pairs.AsSpan(0, _count), _weights.AsSpan(0, _count), _pairScratch, _weightScratch);
        _count = PairCompaction.Compact(_pairs.AsSpan(0, _count), _weights.AsSpan(0, _count));
    }
}
