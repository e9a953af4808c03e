using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>How recently, how often and for how much does each household buy?</summary>
static class Rfm
{
    public const string Name = "rfm";

    public static RfmResult Build(QueryContext context, RfmOptions options)
    {
        var rules = new CleanRules(context.Data, options.Cleaning, options.AsOfDay);
        var totals = HouseholdTotals.Build(context, rules, HouseholdMeasures.Basics);
        var scores = RfmScores.Build(totals, options);
        return new RfmResult(context.Describe(Name, options.Cleaning.ToString(), options.Describe()), HouseholdKeys.Of(context.Data, totals.Households), totals, scores);
    }
}
