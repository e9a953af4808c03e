using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>What did each household spend each day, by section?</summary>
static class DailySpend
{
    public const string Name = "daily_hh_spend";

    /// <summary>Rows that stay in the nearest cache while they become columns.</summary>
    const int BlockRows = 256;

    /// <summary>Finds the groups, which gives each of them its row, adds them up right into their rows, and turns the rows into columns.</summary>
    public static DailySpendResult Build(QueryContext context, CleaningProfile cleaning)
    {
        var data = context.Data;
        var rules = new CleanRules(data, cleaning, null);
        using var scratch = new Scratch();
        var morsels = Array.ConvertAll(Partitions.Households(context), pieces => new DailySegments(pieces.Span, data.Transactions["day"], scratch));
        Partitions.ForHouseholds(context, () => new DailyFinder(rules), (finder, morsel, pieces) => finder.Find(pieces, morsels[morsel]));
        int[][] firstRows = FirstRows(morsels, out int count);
        var rows = new DailyRows(count, scratch);
        Partitions.ForHouseholds(
            context, () => new ColumnCursor<int>(data.Transactions["sales_value"]), (sales, morsel, _) => rows.Fill(morsels[morsel], firstRows[morsel], sales));
        return Result(context, cleaning, rows, count);
    }

    /// <summary>Per morsel and day the row of the first group: days ascend, and within a day morsels, which are in household order.</summary>
    static int[][] FirstRows(DailySegments[] morsels, out int rows)
    {
        int[][] first = Array.ConvertAll(morsels, morsel => new int[morsel.DayCounts.Length]);
        rows = 0;
        for (int day = 0; morsels.Length > 0 && day < first[0].Length; day++)
            for (int morsel = 0; morsel < morsels.Length; morsel++)
            {
                first[morsel][day] = rows;
                rows += morsels[morsel].DayCounts[day];
            }

        return first;
    }

    static DailySpendResult Result(QueryContext context, CleaningProfile cleaning, DailyRows rows, int count)
    {
        int[] days = LargeArray.Allocate<int>(count);
        int[] keys = LargeArray.Allocate<int>(count);
        var sums = LargeArray.Allocate<long>(count, SectionMap.Names.Length + 1);
        var (sections, totals) = (sums[..^1], sums[^1]);
        Partitions.ForBlocks(context, count, BlockRows, (start, end) => rows.Copy(start, end, days, keys, context.Data.Households.Ids, sections, totals));
        return new DailySpendResult(context.Describe(Name, cleaning.ToString(), "none"), days, keys, sections, totals);
    }
}
