using System.Collections.Immutable;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>
/// Redemptions of a campaign's coupons. Its redeemed lines are the clean lines of a product that the household redeemed one of the
/// campaign's coupons for on the day of the line.
/// </summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="TargetedHouseholds">Distinct households of campaign_table.</param>
/// <param name="RedeemingHouseholds">Distinct households of coupon_redempt.</param>
/// <param name="TargetedRedeemers">Redeeming households that are targeted.</param>
/// <param name="Redemptions">Rows of coupon_redempt.</param>
/// <param name="RedeemedLines">Redeemed lines, each once.</param>
/// <param name="RedeemedSales">Sales of the redeemed lines.</param>
/// <param name="CouponDiscount">COUPON_DISC of the redeemed lines, sign kept.</param>
/// <param name="CouponMatchDiscount">COUPON_MATCH_DISC of the redeemed lines, sign kept.</param>
public readonly record struct CampaignRedemptionRow(
    int CampaignId, int TargetedHouseholds, int RedeemingHouseholds, int TargetedRedeemers, int Redemptions, int RedeemedLines,
    Cents RedeemedSales, Cents CouponDiscount, Cents CouponMatchDiscount)
{
    /// <summary>targeted_redeemers / targeted_households, 0..1; null if nobody is targeted.</summary>
    public double? RedemptionRate => Ratio.Divide(TargetedRedeemers, TargetedHouseholds);

    /// <summary>coupon_discount + coupon_match_discount, sign kept: a cost is negative.</summary>
    public Cents DiscountCost => CouponDiscount + CouponMatchDiscount;
}

/// <summary>campaign_redemption: the campaigns of campaign_desc, by campaign_id.</summary>
public sealed class CampaignRedemptionResult : RowResult<CampaignRedemptionRow>
{
    internal static readonly RowSchema<CampaignRedemptionRow> Schema = new(
        "campaign_redemption", "How many of a campaign's coupons were redeemed, and what did the discounts cost?", "campaign_id",
        [
            new("campaign_id", row => row.CampaignId, "The campaign.", 18),
            new("targeted_households", row => row.TargetedHouseholds, "Distinct households of campaign_table.", 1_133, "households"),
            new("redeeming_households", row => row.RedeemingHouseholds, "Distinct households of coupon_redempt.", 214, "households"),
            new("targeted_redeemers", row => row.TargetedRedeemers, "Redeeming households that are targeted.", 214, "households"),
            new(
                "redemption_rate", row => row.RedemptionRate,
                "targeted_redeemers / targeted_households, 0..1; null if nobody is targeted.", "0.189"),
            new("redemptions", row => row.Redemptions, "Rows of coupon_redempt.", 653),
            new("redeemed_lines", row => row.RedeemedLines, "Redeemed lines, each once.", 402, "lines"),
            new("redeemed_sales", row => row.RedeemedSales, "Sales of the redeemed lines.", "1387.20"),
            new("coupon_discount", row => row.CouponDiscount, "COUPON_DISC of the redeemed lines, sign kept.", "-388.50"),
            new("coupon_match_discount", row => row.CouponMatchDiscount, "COUPON_MATCH_DISC of the redeemed lines, sign kept.", "-61.35"),
            new(
                "discount_cost", row => row.DiscountCost,
                "coupon_discount + coupon_match_discount, sign kept: a cost is negative.", "-449.85"),
        ],
        read: Read);

    CampaignRedemptionResult(ResultMetadata metadata, ImmutableArray<CampaignRedemptionRow> rows)
        : base(metadata, Schema, rows)
    {
    }

    /// <summary>The row of a campaign, or null if campaign_desc lacks it.</summary>
    public CampaignRedemptionRow? Find(int campaignId) => this.FirstOrNull(row => row.CampaignId == campaignId);

    internal static CampaignRedemptionResult Restore(ResultMetadata metadata, ResultFrame stored) =>
        new(metadata, Schema.FromFrame(stored));

    internal static CampaignRedemptionResult Build(QueryContext context, CleaningProfile? cleaning)
    {
        var catalog = CampaignCatalog.Build(context);
        var lines = RedeemedLines.Build(context, cleaning, catalog);
        CampaignRedemptionRow Row(CampaignTerms campaign)
        {
            var (targeted, redeeming) = (catalog.Targeted[campaign.Code], catalog.Redeeming[campaign.Code]);
            var (count, sales, coupons, matches) = lines[campaign.Code];
            return new(
                campaign.Id, targeted.Length, redeeming.Length, redeeming.Intersect(targeted).Count(), catalog.RedemptionsOf(campaign.Code),
                count, new Cents(sales), new Cents(coupons), new Cents(matches));
        }

        return new(context.DescribeClean(Schema, cleaning, "none"), [.. catalog.Terms.Select(Row)]);
    }

    static CampaignRedemptionRow Read(ref RowReader cells)
    {
        var (campaign, targeted, redeeming, redeemers) = (cells.Number(), cells.Number(), cells.Number(), cells.Number());
        cells.Skip(1);
        return new(
            campaign, targeted, redeeming, redeemers, cells.Number(), cells.Number(), cells.Money(), cells.Money(), cells.Money());
    }
}
