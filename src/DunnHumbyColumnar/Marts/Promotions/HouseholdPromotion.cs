using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>How much of what each household buys is promoted?</summary>
static class HouseholdPromotion
{
    public const string Name = "household_promotion";

    public static HouseholdPromotionResult Build(QueryContext context, PromotionOptions options)
    {
        var totals = PromotionTotals.Build(context, options);
        long Sum(long[] values, int household, int first) => values.AsSpan((household * PromotionLanes.Count) + first, PromotionLanes.Count - first).ToArray().Sum();
        int[] households = [.. Enumerable.Range(0, context.Data.Households.Count).Where(household => Sum(totals.Lines, household, 0) > 0)];
        long[] All(long[] values) => Array.ConvertAll(households, household => Sum(values, household, 0));
        long[] Promoted(long[] values) => Array.ConvertAll(households, household => Sum(values, household, 1));
        return new HouseholdPromotionResult(
            context.Describe(Name, options.Cleaning.ToString(), options.Describe()), HouseholdKeys.Of(context.Data, households), All(totals.Lines), Promoted(totals.Lines),
            All(totals.Sales), Promoted(totals.Sales));
    }
}
