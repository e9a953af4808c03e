using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// The rows of <see cref="DailySpendResult"/> in result order, row-major: the section sums side by side, with day and household in the
/// bucket of filtered lines. Groups arrive in household order but rows are in day order, so each group is written to a random row: 128
/// bytes in one place, rather than a cache line in each of 16 columns. Threads write different rows.
/// </summary>
sealed class DailySpendBuffer
{
    const int DayShift = 32;

    readonly long[] _sums;

    public DailySpendBuffer(int rows, Scratch scratch)
    {
        _sums = scratch.Rent<long>(rows * LineSections.Count);
        LargeArray.Advise(_sums);
    }

    /// <summary>
    /// Sums a morsel's groups into their rows; <paramref name="nextRows"/> holds the row of the morsel's next group by day and advances.
    /// </summary>
    public void Fill(HouseholdDayRuns runs, Span<int> nextRows, ColumnCursor<int> sales)
    {
        var all = runs.Runs;
        Span<long> sums = default;
        for (int i = 0; i < all.Length; i++)
        {
            var run = all[i];
            if (run.IsFirst)
            {
                sums = _sums.AsSpan(nextRows[run.Day]++ * LineSections.Count, LineSections.Count);
                sums.Clear();
            }

            LineSections.AddSums(sales.Values(run.Batch, run.Start, run.End), runs.SectionsOf(run), sums);
            sums[LineSections.Filtered] = ((long)run.Day << DayShift) | (long)run.Household;
        }
    }

    /// <summary>Transposes rows [start, end) into the columns of the result, and sums their totals.</summary>
    public void Copy(
        int start, int end, Span<int> indexes, Span<int> days, Span<int> keys, ReadOnlySpan<long> keyOfHousehold, long[][] sections,
        Span<long> totals)
    {
        var rows = _sums.AsSpan(start * LineSections.Count, (end - start) * LineSections.Count);
        var total = totals[start..end];
        RowTranspose.Column(rows, LineSections.Filtered, total);
        for (int row = 0; row < total.Length; row++)
        {
            indexes[start + row] = start + row;
            days[start + row] = (int)(total[row] >> DayShift);
            keys[start + row] = (int)keyOfHousehold[(int)total[row]];
        }

        total.Clear();
        for (int section = 0; section < sections.Length; section++)
        {
            var column = sections[section].AsSpan(start..end);
            RowTranspose.Column(rows, section, column);
            VectorAdd.Add(column, total);
        }
    }
}
