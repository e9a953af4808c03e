using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;

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
        int days = (int)data.Transactions["day"].Stats.Max + 1;
        var morsels = new DailySegments[Partitions.CountHouseholdMorsels(context)];
        Partitions.ForHouseholds(context, () => new DailyFinder(rules, days), (finder, morsel, pieces) => morsels[morsel] = finder.Find(pieces));
        int[][] firstRows = FirstRows(morsels, days, out int count);
        using var scratch = new Scratch();
        var rows = new DailyRows(count, scratch);
        Partitions.ForHouseholds(
            context, () => new ColumnCursor<int>(data.Transactions["sales_value"]), (sales, morsel, _) => rows.Fill(morsels[morsel], firstRows[morsel], sales));
        return Result(context, cleaning, rows, count);
    }

    /// <summary>Per morsel and day the row of the first group: days ascend, and within a day morsels, which are in household order.</summary>
    static int[][] FirstRows(DailySegments[] morsels, int days, out int rows)
    {
        int[][] first = Array.ConvertAll(morsels, _ => new int[days]);
        rows = 0;
        for (int day = 0; day < days; day++)
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
        long[][] sections = [.. SectionMap.Names.Select(_ => LargeArray.Allocate<long>(count))];
        long[] totals = LargeArray.Allocate<long>(count);
        Partitions.ForBlocks(context, count, BlockRows, (start, end) => rows.Copy(start, end, days, keys, context.Data.Households.Ids, sections, totals));
        return new DailySpendResult(context.Describe(Name, cleaning.ToString(), "none"), days, keys, sections, totals);
    }
}
