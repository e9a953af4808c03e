using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>The (household, day) groups of a morsel as runs in row order, with the sections of their lines. Filled by one thread.</summary>
sealed class HouseholdDayRuns
{
    readonly HouseholdDayRun[] _runs;
    readonly byte[] _sections;
    int _count;
    int _sectionCount;

    /// <param name="ranges">The morsel.</param>
    /// <param name="days">The day column.</param>
    /// <param name="scratch">Lends the arrays.</param>
    public HouseholdDayRuns(ReadOnlySpan<HouseholdRange> ranges, ColumnData days, Scratch scratch)
    {
        int rows = 0;
        int runs = 0;
        foreach (var range in ranges)
        {
            rows += range.Rows;
            runs += days.Chunks[range.Batch].RunsIn(range.Start, range.End);
        }

        _runs = scratch.Rent<HouseholdDayRun>(runs);
        _sections = scratch.Rent<byte>(rows);
        DayCounts = new int[days.Stats.Max + 1];
    }

    /// <summary>Number of groups by day.</summary>
    public int[] DayCounts { get; }

    public ReadOnlySpan<HouseholdDayRun> Runs => _runs.AsSpan(0, _count);

    public ReadOnlySpan<byte> SectionsOf(HouseholdDayRun run) => _sections.AsSpan(run.SectionStart, run.End - run.Start);

    /// <summary>Appends the sections of rows; returns the index of the first.</summary>
    public int AddSections(ReadOnlySpan<byte> sections)
    {
        int start = _sectionCount;
        sections.CopyTo(_sections.AsSpan(start));
        _sectionCount += sections.Length;
        return start;
    }

    /// <summary>Appends a run; it continues the previous run's group if household and day are the same.</summary>
    public void Add(int household, short day, int batch, int start, int end, int sectionStart)
    {
        bool isFirst = _count == 0 || _runs[_count - 1].Household != household || _runs[_count - 1].Day != day;
        DayCounts[day] += isFirst ? 1 : 0;
        _runs[_count++] = new HouseholdDayRun(household, day, isFirst, batch, start, end, sectionStart);
    }

    /// <summary>Removes the last household's runs if the cleaning rules drop the household.</summary>
    public void EndHousehold(int household, CleanRules rules)
    {
        if (!rules.MayDropHouseholds)
            return;
        int first = _count;
        while (first > 0 && _runs[first - 1].Household == household)
            first--;
        if (first == _count || rules.KeepsHousehold(household, _runs[first].Day, _runs[_count - 1].Day))
            return;
        foreach (var run in _runs.AsSpan(first.._count))
            DayCounts[run.Day] -= run.IsFirst ? 1 : 0;
        _count = first;
    }
}
