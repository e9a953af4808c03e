using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// The rows of <see cref="DailySpendResult"/> in result order, section sums side by side; the lane of dropped lines holds day and household. A row is written as a whole: groups come in
/// household order and rows are in day order, and going from row to row within one column after the other would cost far more. Threads write different rows.
/// </summary>
sealed class DailyRows
{
    const int DayShift = 32;

    readonly long[] _lanes;

    public DailyRows(int rows, Scratch scratch)
    {
        _lanes = scratch.Rent<long>(rows * LineLanes.Count);
        LargeArray.Advise(_lanes);
    }

    /// <summary>Adds up a morsel's groups; <paramref name="nextRows"/> holds the row of the morsel's first group of each day and is moved on.</summary>
    public void Fill(DailySegments segments, Span<int> nextRows, ColumnCursor<int> sales)
    {
        var all = segments.Segments;
        Span<long> sums = default;
        for (int i = 0; i < all.Length; i++)
        {
            var segment = all[i];
            if (segment.IsFirst)
            {
                sums = _lanes.AsSpan(nextRows[segment.Day]++ * LineLanes.Count, LineLanes.Count);
                sums.Clear();
            }

            LineLanes.AddSums(sales.Values(segment.Batch, segment.Start, segment.End), segments.LanesOf(segment), sums);
            sums[LineLanes.Dropped] = ((long)segment.Day << DayShift) | (long)segment.Household;
        }
    }

    /// <summary>Copies the rows from <paramref name="start"/> to before <paramref name="end"/> into the columns of the result; totals are added up on the way.</summary>
    public void Copy(int start, int end, Span<int> days, Span<int> keys, ReadOnlySpan<long> keyOfHousehold, long[][] sections, Span<long> totals)
    {
        var lanes = _lanes.AsSpan(start * LineLanes.Count, (end - start) * LineLanes.Count);
        var total = totals[start..end];
        RowTranspose.Column(lanes, LineLanes.Dropped, total);
        for (int row = 0; row < total.Length; row++)
        {
            days[start + row] = (int)(total[row] >> DayShift);
            keys[start + row] = (int)keyOfHousehold[(int)total[row]];
        }

        total.Clear();
        for (int section = 0; section < sections.Length; section++)
        {
            var column = sections[section].AsSpan(start..end);
            RowTranspose.Column(lanes, section, column);
            VectorAdd.Add(column, total);
        }
    }
}
