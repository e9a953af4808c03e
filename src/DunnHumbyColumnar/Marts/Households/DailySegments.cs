using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>Rows [Start, End) of a batch: lines of one household on one day. Their lanes begin at LaneStart.</summary>
/// <param name="Household">Household code.</param>
/// <param name="Day">Day number.</param>
/// <param name="IsFirst">Whether the segment begins a group; a day that straddles two batches has a second one.</param>
/// <param name="Batch">The batch.</param>
/// <param name="Start">First row.</param>
/// <param name="End">Exclusive end.</param>
/// <param name="LaneStart">Place of the first row's lane.</param>
readonly record struct DailySegment(int Household, short Day, bool IsFirst, int Batch, int Start, int End, int LaneStart);

/// <summary>A morsel's groups of household and day in row order, with the lanes of their lines. Filled by one thread.</summary>
sealed class DailySegments
{
    readonly DailySegment[] _segments;
    readonly byte[] _lanes;
    int _count;
    int _laneCount;

    /// <param name="ranges">The morsel.</param>
    /// <param name="days">The day column.</param>
    /// <param name="scratch">Lends the room.</param>
    public DailySegments(ReadOnlySpan<HouseholdRange> ranges, ColumnData days, Scratch scratch)
    {
        int rows = 0;
        int runs = 0;
        foreach (var range in ranges)
        {
            rows += range.Rows;
            runs += days.Chunks[range.Batch].RunsIn(range.Start, range.End);
        }

        _segments = scratch.Rent<DailySegment>(runs);
        _lanes = scratch.Rent<byte>(rows);
        DayCounts = new int[days.Stats.Max + 1];
    }

    /// <summary>Groups of each day.</summary>
    public int[] DayCounts { get; }

    public ReadOnlySpan<DailySegment> Segments => _segments.AsSpan(0, _count);

    public ReadOnlySpan<byte> LanesOf(DailySegment segment) => _lanes.AsSpan(segment.LaneStart, segment.End - segment.Start);

    /// <summary>Keeps the lanes of rows; returns the place of the first.</summary>
    public int AddLanes(ReadOnlySpan<byte> lanes)
    {
        int start = _laneCount;
        lanes.CopyTo(_lanes.AsSpan(start));
        _laneCount += lanes.Length;
        return start;
    }

    /// <summary>Adds the lines of a run of one day; one more of the household and day before it goes on with their group.</summary>
    public void Add(int household, short day, int batch, int start, int end, int laneStart)
    {
        bool isFirst = _count == 0 || _segments[_count - 1].Household != household || _segments[_count - 1].Day != day;
        DayCounts[day] += isFirst ? 1 : 0;
        _segments[_count++] = new DailySegment(household, day, isFirst, batch, start, end, laneStart);
    }

    /// <summary>Takes the last household's groups back if the clean view does not have it.</summary>
    public void EndHousehold(int household, CleanRules rules)
    {
        if (!rules.MayDropHouseholds)
            return;
        int first = _count;
        while (first > 0 && _segments[first - 1].Household == household)
            first--;
        if (first == _count || rules.KeepsHousehold(_segments[first].Day, _segments[_count - 1].Day))
            return;
        foreach (var segment in _segments.AsSpan(first.._count))
            DayCounts[segment.Day] -= segment.IsFirst ? 1 : 0;
        _count = first;
    }
}
