using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Reliability;

/// <summary>What an application asks of the library and may take long.</summary>
static class JourneyWork
{
    /// <summary>By name: computes with an open journey; returns what tells the answer, a hash of all rows.</summary>
    public static readonly Dictionary<string, Func<Journey, CancellationToken, Func<string>>> All = new()
    {
        ["household-sales"] = (journey, token) => Answer(journey.HouseholdSales(token)),
        ["rfm"] = (journey, token) => Answer(journey.Rfm(cancellationToken: token)),
        ["summary"] = (journey, token) => Answer(journey.HouseholdSummary(cancellationToken: token)),
        ["daily"] = (journey, token) => Answer(journey.DailySpend(cancellationToken: token)),
        ["metrics"] = (journey, token) => Answer(journey.HouseholdMetrics(cancellationToken: token)),
        ["rules"] = (journey, token) => Answer(journey.AssociationRules(cancellationToken: token)),
        ["recommendations"] = (journey, token) => Answer(journey.Recommendations(cancellationToken: token)),
        ["evaluation"] = (journey, token) => Answer(journey.Evaluate(cancellationToken: token)),
        ["exposure"] = (journey, token) => Answer(journey.PromotionExposure(cancellationToken: token)),
        ["lift"] = (journey, token) => Answer(journey.PromotionLift(cancellationToken: token)),
        ["household-promotion"] = (journey, token) => Answer(journey.HouseholdPromotion(cancellationToken: token)),
        ["campaigns"] = (journey, token) => Answer(journey.CampaignSummary(cancellationToken: token)),
        ["effects"] = (journey, token) => Answer(journey.CampaignEffect(cancellationToken: token)),
        ["query"] = (journey, token) => Answer(
            journey.Query("transaction_data").GroupBy("household_key", "day").Sum("sales_value").Run(token)),
        ["overlap"] = (journey, token) => Answer(journey.CampaignOverlap(token)),
        ["pairs"] = (journey, token) =>
        {
            var counted = journey.CountPairs(cancellationToken: token);
            return counted.ToString;
        },
        ["export"] = (journey, token) =>
        {
            using var bytes = new MemoryStream();
            journey.DailySpend(cancellationToken: token).Write(bytes, ExportFormat.Json, null, token);
            string hash = Xxh128.Hex(Xxh128.Hash(bytes.ToArray()));
            return () => hash;
        },
        ["gold"] = (journey, token) =>
        {
            var report = journey.BuildGold(cancellationToken: token);
            report.ThrowIfFailed();
            return () => string.Join(' ', report.Built.Select(table => $"{table.Name} {table.Rows}"));
        },
        ["check"] = (journey, token) =>
        {
            journey.Check(cancellationToken: token);
            return () => "sound";
        },
    };

    static Func<string> Answer(JourneyResult result) => () =>
    {
        using var bytes = new MemoryStream();
        result.Write(bytes, ExportFormat.Csv);
        return Xxh128.Hex(Xxh128.Hash(bytes.ToArray()));
    };
}
