using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>A list of runs with their partial group ids or key words, in arrays of <paramref name="room"/> elements.</summary>
sealed class RunList(int room, Scratch scratch)
{
    readonly int[] _ends = scratch.Rent<int>(room);
    readonly int[] _groupIds = scratch.Rent<int>(room);

    public int Count { get; set; }

    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    public Span<int> GroupIds => _groupIds.AsSpan(0, Count);

    public Span<int> EndRoom => _ends.AsSpan(0, room);

    public Span<int> GroupIdRoom => _groupIds.AsSpan(0, room);

    /// <summary>Resets to a single run of group id 0 over all rows: the identity of the merge.</summary>
    public void Reset(int rows)
    {
        Count = 1;
        _ends[0] = rows;
        _groupIds[0] = 0;
    }
}
