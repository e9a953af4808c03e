using System.Collections.Immutable;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>Redemptions of a campaign's coupons. Its redeemed lines are the clean lines on which a household bought, on a day on which it redeemed a coupon, one of the coupon's products.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="TargetedHouseholds">Different households of campaign_table.</param>
/// <param name="RedeemingHouseholds">Different households of coupon_redempt.</param>
/// <param name="TargetedRedeemers">Those of them that are targeted.</param>
/// <param name="Redemptions">Rows of coupon_redempt.</param>
/// <param name="RedeemedLines">Redeemed lines, each once.</param>
/// <param name="RedeemedSales">Their sales.</param>
/// <param name="CouponDiscount">Their COUPON_DISC, sign kept.</param>
/// <param name="CouponMatchDiscount">Their COUPON_MATCH_DISC, sign kept.</param>
public readonly record struct CampaignRedemptionRow(
    int CampaignId, int TargetedHouseholds, int RedeemingHouseholds, int TargetedRedeemers, int Redemptions, int RedeemedLines, Cents RedeemedSales,
    Cents CouponDiscount, Cents CouponMatchDiscount)
{
    /// <summary>TargetedRedeemers / TargetedHouseholds, 0..1; null if nobody is targeted.</summary>
    public double? RedemptionRate => Ratio.Of(TargetedRedeemers, TargetedHouseholds);

    /// <summary>CouponDiscount + CouponMatchDiscount, sign kept: a cost is negative.</summary>
    public Cents DiscountCost => CouponDiscount + CouponMatchDiscount;
}

/// <summary>campaign_redemption: the campaigns of campaign_desc, by campaign_id.</summary>
public sealed class CampaignRedemptionResult : RowResult<CampaignRedemptionRow>
{
    internal CampaignRedemptionResult(ResultMetadata metadata, ImmutableArray<CampaignRedemptionRow> rows)
        : base(metadata, rows)
    {
    }

    /// <summary>The row of a campaign, or null if campaign_desc lacks it.</summary>
    public CampaignRedemptionRow? Find(int campaignId) => First(row => row.CampaignId == campaignId);

    private protected override ResultFrame CreateFrame() => new(
    [
        Numbers("campaign_id", row => row.CampaignId),
        Numbers("targeted_households", row => row.TargetedHouseholds),
        Numbers("redeeming_households", row => row.RedeemingHouseholds),
        Numbers("targeted_redeemers", row => row.TargetedRedeemers),
        Doubles("redemption_rate", row => row.RedemptionRate),
        Numbers("redemptions", row => row.Redemptions),
        Numbers("redeemed_lines", row => row.RedeemedLines),
        Money("redeemed_sales", row => row.RedeemedSales),
        Money("coupon_discount", row => row.CouponDiscount),
        Money("coupon_match_discount", row => row.CouponMatchDiscount),
        Money("discount_cost", row => row.DiscountCost),
    ]);
}
