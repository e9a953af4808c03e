using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>What was each campaign, whom did it reach, and what did its products sell before, during and after it?</summary>
static class CampaignSummary
{
    public const string Name = "campaign_summary";

    public static CampaignSummaryResult Build(QueryContext context, CleaningProfile cleaning)
    {
        var catalog = CampaignCatalog.Of(context.Data);
        var sales = CampaignSales.Build(context, cleaning, catalog);
        CampaignSummaryRow Row(CampaignTerms campaign)
        {
            var window = CampaignWindow.Of(campaign, sales);
            CampaignPeriod Period((int From, int To) days) => new(new Cents(sales.Sum(campaign.Code, days.From, days.To, _ => true)), sales.Days(days.From, days.To));
            return new(
                campaign.Id, campaign.Description, window.FirstDay, window.LastDay, catalog.Products[campaign.Code].Length, catalog.Targeted[campaign.Code].Length,
                catalog.RedemptionsOf(campaign.Code), catalog.Redeeming[campaign.Code].Length,
                Period((int.MinValue, int.MaxValue)), Period(window.Before), Period(window.During), Period(window.After));
        }

        return new CampaignSummaryResult(context.Describe(Name, cleaning.ToString(), "none") with { Caveat = GoldTables.Observational }, [.. catalog.Terms.Select(Row)]);
    }
}
