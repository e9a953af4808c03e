using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>One thread's first pass of <see cref="DailySpendResult"/>: which households have clean lines on which days.</summary>
sealed class DailyFinder(CleanRules rules)
{
    readonly CleanLines _lines = new(rules);
    int[] _selectedRuns = [];

    /// <summary>Adds the groups of a morsel: ranges of whole households in row order.</summary>
    public void Find(ReadOnlySpan<HouseholdRange> ranges, DailySegments segments)
    {
        for (int i = 0; i < ranges.Length; i++)
        {
            Find(ranges[i], segments);
            bool last = i + 1 == ranges.Length || ranges[i + 1].Household != ranges[i].Household;
            if (last)
                segments.EndHousehold(ranges[i].Household, rules);
        }
    }

    void Find(HouseholdRange range, DailySegments segments)
    {
        if (!_lines.Read(range))
            return;
        _lines.Days(out var ends, out var days);
        if (_selectedRuns.Length < ends.Length)
            _selectedRuns = new int[Math.Max(ends.Length, _selectedRuns.Length * 2)];
        RunMask.AnySelected(ends, _lines.Mask, _selectedRuns);
        int lanes = segments.AddLanes(_lines.Lanes);
        for (int run = 0, start = 0; run < days.Length; start = ends[run++])
            if (_selectedRuns[run] != 0)
                segments.Add(range.Household, days[run], range.Batch, _lines.Start + start, _lines.Start + ends[run], lanes + start);
    }
}
