using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>How much more is sold where and when it is promoted?</summary>
static class PromotionLift
{
    public const string Name = "promotion_lift";

    const int Both = PromotionLanes.First | PromotionLanes.Second;

    public static PromotionLiftResult Build(QueryContext context, PromotionLiftOptions options)
    {
        options.Validate();
        var filter = PromotionFilter.Of(context, options.Promotions);
        var weeks = filter.Weeks(context);
        var items = ItemCatalog.Of(context.Data, options.Level);
        PromotionCounts Count(PromotionWays ways) => PromotionCounts.Build(context, filter, weeks, items, ways);
        PromotionKind[] kinds = options.By switch
        {
            PromotionBreakdown.DisplayCode => Codes("display"),
            PromotionBreakdown.MailerCode => Codes("mailer"),
            _ => Kinds(Count(PromotionWays.Kinds(context.Data))),
        };
        return new PromotionLiftResult(context.Describe(Name, options.Promotions.Cleaning.ToString(), options.Describe()) with { Caveat = GoldTables.Observational }, items.Names(), kinds);

        // With a code is one way, promoted at all the other: who has the code has both.
        PromotionKind[] Codes(string column) =>
            [.. PromotionWays.Codes(context.Data, column).Select(code => new PromotionKind($"{column} {code}", Count(PromotionWays.WithCode(context.Data, column, code)), [Both]))];
    }

    static PromotionKind[] Kinds(PromotionCounts counts) =>
    [
        new("display", counts, [PromotionLanes.First, Both]),
        new("mailer", counts, [PromotionLanes.Second, Both]),
        new("both", counts, [Both]),
        new("any", counts, [PromotionLanes.First, PromotionLanes.Second, Both]),
    ];
}

/// <summary>A kind of promotion: its name, and the ways of the counts that belong to it.</summary>
sealed record PromotionKind(string Name, PromotionCounts Counts, int[] Ways)
{
    public PromotionLiftRow Of(ItemNames names, int item)
    {
        long Sum(long[] values) => Ways.Sum(way => values[(item * PromotionLanes.Count) + way]);
        long Baseline(long[] values) => values[item * PromotionLanes.Count];
        return new(
            names.Level, names[item], Name, Sum(Counts.StoreWeeks), Sum(Counts.Units), new Cents(Sum(Counts.Sales)),
            Baseline(Counts.StoreWeeks), Baseline(Counts.Units), new Cents(Baseline(Counts.Sales)));
    }
}
