using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Marts;

/// <summary>One thread's first pass of <see cref="DailySpendResult"/>: finds the days on which each household has clean lines.</summary>
sealed class HouseholdDayScanner(CleanRules rules)
{
    readonly CleanLines _lines = new(rules);
    int[] _selectedRuns = [];

    /// <summary>Adds the runs of a morsel: ranges of whole households in row order.</summary>
    public void Scan(ReadOnlySpan<HouseholdRange> ranges, HouseholdDayRuns runs)
    {
        for (int i = 0; i < ranges.Length; i++)
        {
            Scan(ranges[i], runs);
            bool last = i + 1 == ranges.Length || ranges[i + 1].Household != ranges[i].Household;
            if (last)
                runs.EndHousehold(ranges[i].Household, rules);
        }
    }

    void Scan(HouseholdRange range, HouseholdDayRuns runs)
    {
        if (!_lines.Read(range))
            return;
        _lines.Days(out var ends, out var days);
        if (_selectedRuns.Length < ends.Length)
            _selectedRuns = new int[Math.Max(ends.Length, _selectedRuns.Length * 2)];
        RunMask.AnySelected(ends, _lines.Mask, _selectedRuns);
        int sections = runs.AddSections(_lines.Sections);
        for (int run = 0, start = 0; run < days.Length; start = ends[run++])
            if (_selectedRuns[run] != 0)
                runs.Add(range.Household, days[run], range.Batch, _lines.Start + start, _lines.Start + ends[run], sections + start);
    }
}
