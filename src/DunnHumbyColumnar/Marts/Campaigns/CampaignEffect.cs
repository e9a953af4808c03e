using System.Collections.Immutable;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>How did households that a campaign was sent to change their buying of its products, beside those that it was not sent to?</summary>
static class CampaignEffect
{
    public const string Name = "campaign_effect";

    public static CampaignEffectResult Build(QueryContext context, CleaningProfile cleaning)
    {
        var catalog = CampaignCatalog.Of(context.Data);
        var sales = CampaignSales.Build(context, cleaning, catalog);
        return new CampaignEffectResult(context.Describe(Name, cleaning.ToString(), "none") with { Caveat = GoldTables.Observational }, [.. catalog.Terms.SelectMany(campaign => Rows(campaign, catalog, sales))]);
    }

    static ImmutableArray<CampaignEffectRow> Rows(CampaignTerms campaign, CampaignCatalog catalog, CampaignSales sales)
    {
        var window = CampaignWindow.Of(campaign, sales);
        int targeted = catalog.Targeted[campaign.Code].Intersect(sales.Households).Count();
        int redeeming = catalog.Redeeming[campaign.Code].Intersect(sales.Households).Count();
        CampaignEffectRow Row(CampaignGroup group, int households, Func<int, bool> isMember)
        {
            CampaignPeriod Period((int From, int To) days) => new(new Cents(sales.Sum(campaign.Code, days.From, days.To, isMember)), sales.Days(days.From, days.To));
            return new(campaign.Id, group, households, Period(window.Before), Period(window.During), Period(window.After), null);
        }

        var untargeted = Row(CampaignGroup.Untargeted, sales.Households.Length - targeted, kind => (kind & CampaignSales.Targeted) == 0);
        return
        [
            Row(CampaignGroup.Targeted, targeted, kind => (kind & CampaignSales.Targeted) != 0).Against(untargeted),
            untargeted,
            Row(CampaignGroup.Redeeming, redeeming, kind => (kind & CampaignSales.Redeeming) != 0).Against(untargeted),
        ];
    }
}
