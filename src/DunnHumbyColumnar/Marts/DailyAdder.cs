using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>One thread's share of <see cref="DailySpend"/>: section sums of each day of a household.</summary>
sealed class DailyAdder(CleanRules rules)
{
    readonly CleanLines _lines = new(rules);
    readonly byte[] _sections = rules.Data.ProductAttributes.Sections;
    int[] _selectedRuns = [];

    /// <summary>The groups of a morsel: pieces of whole households in row order.</summary>
    public DailyGroups Add(ImmutableArray<HouseholdPiece> pieces)
    {
        var groups = new DailyGroups();
        int firstOfHousehold = 0;
        for (int i = 0; i < pieces.Length; i++)
        {
            if (i == 0 || pieces[i].Household != pieces[i - 1].Household)
                firstOfHousehold = groups.Count;
            Add(groups, pieces[i]);
            bool last = i + 1 == pieces.Length || pieces[i + 1].Household != pieces[i].Household;
            if (last && rules.Profile.DropSingleDayHouseholds && groups.Count == firstOfHousehold + 1)
                groups.RemoveLast();
        }

        return groups;
    }

    void Add(DailyGroups groups, HouseholdPiece piece)
    {
        if (!_lines.Read(piece))
            return;
        _lines.Days(out var ends, out var days);
        if (_selectedRuns.Length < ends.Length)
            _selectedRuns = new int[Math.Max(ends.Length, _selectedRuns.Length * 2)];
        RunMask.AnySelected(ends, _lines.Mask, _selectedRuns);
        var sales = _lines.Sales;
        var products = _lines.Products;
        var mask = _lines.Mask;
        for (int run = 0, start = 0; run < days.Length; start = ends[run++])
        {
            if (_selectedRuns[run] == 0)
                continue;
            // A day may straddle two batches.
            if (!groups.LastIs(piece.Household, days[run]))
                groups.Add(piece.Household, days[run]);
            var rows = start..ends[run];
            MaskedSum.AddByGroup(sales[rows], mask[rows], products[rows], _sections, groups.LastSums);
        }
    }
}
