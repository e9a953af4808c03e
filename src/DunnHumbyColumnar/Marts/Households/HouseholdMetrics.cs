using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>How does each household shop: spend, discounts, baskets, variety, rhythm?</summary>
static class HouseholdMetrics
{
    public const string Name = "household_metrics";

    public static HouseholdMetricsResult Build(QueryContext context, CleaningProfile cleaning)
    {
        var totals = HouseholdTotals.Build(context, new CleanRules(context.Data, cleaning, null), HouseholdMeasures.Purchases);
        return new HouseholdMetricsResult(context.Describe(Name, cleaning.ToString(), "none"), HouseholdKeys.Of(context.Data, totals.Households), totals);
    }
}
