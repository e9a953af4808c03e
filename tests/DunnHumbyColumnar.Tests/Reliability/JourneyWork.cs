using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Tests.Reliability;

/// <summary>What an application asks of the library and may take long.</summary>
static class JourneyWork
{
    /// <summary>By name: computes with an open journey; returns a hash of all that came of it.</summary>
    public static readonly Dictionary<string, Func<Journey, CancellationToken, string>> All = new()
    {
        ["household-sales"] = (journey, token) => Hash(journey.HouseholdSales(token)),
        ["rfm"] = (journey, token) => Hash(journey.Rfm(cancellationToken: token)),
        ["summary"] = (journey, token) => Hash(journey.HouseholdSummary(cancellationToken: token)),
        ["daily"] = (journey, token) => Hash(journey.DailySpend(cancellationToken: token)),
        ["metrics"] = (journey, token) => Hash(journey.HouseholdMetrics(cancellationToken: token)),
        ["rules"] = (journey, token) => Hash(journey.AssociationRules(cancellationToken: token)),
        ["recommendations"] = (journey, token) => Hash(journey.Recommendations(cancellationToken: token)),
        ["evaluation"] = (journey, token) => Hash(journey.Evaluate(cancellationToken: token)),
        ["exposure"] = (journey, token) => Hash(journey.PromotionExposure(cancellationToken: token)),
        ["lift"] = (journey, token) => Hash(journey.PromotionLift(cancellationToken: token)),
        ["household-promotion"] = (journey, token) => Hash(journey.HouseholdPromotion(cancellationToken: token)),
        ["campaigns"] = (journey, token) => Hash(journey.CampaignSummary(cancellationToken: token)),
        ["effects"] = (journey, token) => Hash(journey.CampaignEffect(cancellationToken: token)),
        ["query"] = (journey, token) => Hash(journey.Query("transaction_data").GroupBy("household_key", "day").Sum("sales_value").Run(token)),
        ["gold"] = (journey, token) => string.Join(' ', journey.BuildGold(cancellationToken: token).Select(table => $"{table.Name} {table.Rows}")),
        ["check"] = (journey, token) =>
        {
            journey.Check(cancellationToken: token);
            return "sound";
        },
    };

    static string Hash(JourneyResult result)
    {
        using var bytes = new MemoryStream();
        result.Write(bytes, ExportFormat.Csv);
        return Xxh128.Hex(Xxh128.Of(bytes.ToArray()));
    }
}
