using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>What did each household spend each day, by section?</summary>
static class DailySpend
{
    public const string Name = "daily_hh_spend";

    public static DailySpendResult Build(QueryContext context, CleaningProfile cleaning)
    {
        var rules = new CleanRules(context.Data, cleaning, null);
        var morsels = new DailyGroups[Partitions.CountHouseholdMorsels(context)];
        Partitions.ForHouseholds(
            context,
            () => new DailyAdder(rules),
            (adder, morsel, pieces) => morsels[morsel] = adder.Add(pieces));
        var groups = DailyGroups.Join(morsels);
        int[] order = new int[groups.Count];
        CountingOrder.Fill(groups.Days, new int[short.MaxValue + 1], order);
        return InOrder(context, cleaning, groups, order);
    }

    static DailySpendResult InOrder(QueryContext context, CleaningProfile cleaning, DailyGroups groups, int[] order)
    {
        int sections = SectionMap.Names.Length;
        var sums = new long[sections][];
        var totals = new long[order.Length];
        Workers.Run(
            context.Threads,
            sections,
            (_, section) => sums[section] = Array.ConvertAll(order, group => groups.Sums[(group * SectionMap.Stride) + section]),
            context.CancellationToken);
        foreach (long[] section in sums)
            for (int row = 0; row < totals.Length; row++)
                totals[row] += section[row];
        return new DailySpendResult(
            context.Describe(Name, cleaning.ToString(), "none"),
            Array.ConvertAll(order, group => (int)groups.Days[group]),
            HouseholdKeys.Of(context.Data, Array.ConvertAll(order, group => groups.Households[group])),
            sums,
            totals);
    }
}
