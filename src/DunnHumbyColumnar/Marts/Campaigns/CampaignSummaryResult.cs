using System.Collections.Immutable;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>A campaign, whom it reached, and what its listed products sold to all households of the clean view.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Description">Its type.</param>
/// <param name="FirstDay">START_DAY, or the first clean day if that is later.</param>
/// <param name="LastDay">END_DAY, or 711 if that is earlier.</param>
/// <param name="ListedProducts">Different products of its coupons.</param>
/// <param name="Households">Different households of campaign_table.</param>
/// <param name="Redemptions">Rows of coupon_redempt.</param>
/// <param name="RedeemingHouseholds">Different households of those.</param>
/// <param name="Total">All clean days.</param>
/// <param name="Before">Days before FirstDay.</param>
/// <param name="During">FirstDay to LastDay.</param>
/// <param name="After">Days after LastDay.</param>
public readonly record struct CampaignSummaryRow(
    int CampaignId, string Description, int FirstDay, int LastDay, int ListedProducts, int Households, int Redemptions, int RedeemingHouseholds,
    CampaignPeriod Total, CampaignPeriod Before, CampaignPeriod During, CampaignPeriod After)
{
    /// <summary>LastDay - FirstDay + 1; not positive for a campaign that ended before the first clean day.</summary>
    public int Duration => LastDay - FirstDay + 1;
}

/// <summary>campaign_summary: the campaigns of campaign_desc, by campaign_id.</summary>
public sealed class CampaignSummaryResult : RowResult<CampaignSummaryRow>
{
    internal CampaignSummaryResult(ResultMetadata metadata, ImmutableArray<CampaignSummaryRow> rows)
        : base(metadata, rows)
    {
    }

    /// <summary>The row of a campaign, or null if campaign_desc lacks it.</summary>
    public CampaignSummaryRow? Find(int campaignId) => First(row => row.CampaignId == campaignId);

    private protected override ResultFrame CreateFrame()
    {
        ResultColumn Sales(string name, Func<CampaignSummaryRow, CampaignPeriod> period) => Money(name, row => period(row).Sales);
        ResultColumn Average(string name, Func<CampaignSummaryRow, CampaignPeriod> period) => Doubles(name, row => period(row).DailyAverage);
        return new(
        [
            Numbers("campaign_id", row => row.CampaignId),
            Texts("description", row => row.Description),
            Numbers("first_day", row => row.FirstDay),
            Numbers("last_day", row => row.LastDay),
            Numbers("duration", row => row.Duration),
            Numbers("listed_products", row => row.ListedProducts),
            Numbers("households", row => row.Households),
            Numbers("redemptions", row => row.Redemptions),
            Numbers("redeeming_households", row => row.RedeemingHouseholds),
            Sales("sales_total", row => row.Total),
            Sales("sales_before", row => row.Before),
            Sales("sales_during", row => row.During),
            Sales("sales_after", row => row.After),
            Average("avg_total", row => row.Total),
            Average("avg_before", row => row.Before),
            Average("avg_during", row => row.During),
            Average("avg_after", row => row.After),
        ]);
    }
}
