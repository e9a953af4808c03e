namespace DunnHumbyColumnar.Tests.Reliability;

/// <summary>What an application asks of the library and may take long.</summary>
static class JourneyWork
{
    /// <summary>By name: computes with an open journey; returns how many rows came of it.</summary>
    public static readonly Dictionary<string, Func<Journey, CancellationToken, int>> All = new()
    {
        ["household-sales"] = (journey, token) => journey.HouseholdSales(token).Count,
        ["rfm"] = (journey, token) => journey.Rfm(cancellationToken: token).Count,
        ["summary"] = (journey, token) => journey.HouseholdSummary(cancellationToken: token).Count,
        ["daily"] = (journey, token) => journey.DailySpend(cancellationToken: token).Count,
        ["metrics"] = (journey, token) => journey.HouseholdMetrics(cancellationToken: token).Count,
        ["rules"] = (journey, token) => journey.AssociationRules(cancellationToken: token).Count,
        ["recommendations"] = (journey, token) => journey.Recommendations(cancellationToken: token).Count,
        ["evaluation"] = (journey, token) => journey.Evaluate(cancellationToken: token).Count,
        ["exposure"] = (journey, token) => journey.PromotionExposure(cancellationToken: token).Count,
        ["lift"] = (journey, token) => journey.PromotionLift(cancellationToken: token).Count,
        ["household-promotion"] = (journey, token) => journey.HouseholdPromotion(cancellationToken: token).Count,
        ["campaigns"] = (journey, token) => journey.CampaignSummary(cancellationToken: token).Count,
        ["effects"] = (journey, token) => journey.CampaignEffect(cancellationToken: token).Count,
        ["query"] = (journey, token) => journey.Query("transaction_data").GroupBy("household_key", "day").Sum("sales_value").Run(token).Count,
        ["gold"] = (journey, token) => journey.BuildGold(cancellationToken: token).Length,
        ["check"] = (journey, token) =>
        {
            journey.Check(cancellationToken: token);
            return journey.Tables.Count;
        },
    };
}
