using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>How many of a campaign's coupons were redeemed, and what did the discounts cost?</summary>
static class CampaignRedemption
{
    public const string Name = "campaign_redemption";

    public static CampaignRedemptionResult Build(QueryContext context, CleaningProfile cleaning)
    {
        var catalog = CampaignCatalog.Of(context.Data);
        var lines = RedeemedLines.Build(context, cleaning, catalog);
        CampaignRedemptionRow Row(CampaignTerms campaign)
        {
            var (targeted, redeeming) = (catalog.Targeted[campaign.Code], catalog.Redeeming[campaign.Code]);
            var (count, sales, coupons, matches) = lines[campaign.Code];
            return new(
                campaign.Id, targeted.Length, redeeming.Length, redeeming.Intersect(targeted).Count(), catalog.RedemptionsOf(campaign.Code), count, new Cents(sales),
                new Cents(coupons), new Cents(matches));
        }

        return new CampaignRedemptionResult(context.Describe(Name, cleaning.ToString(), "none"), [.. catalog.Terms.Select(Row)]);
    }
}
