using System.Collections.Immutable;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>A campaign, whom it reached, and what its listed products sold to all households of the clean view.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Description">Its type.</param>
/// <param name="FirstDay">START_DAY, or the first clean day if that is later.</param>
/// <param name="LastDay">END_DAY, or 711 if that is earlier.</param>
/// <param name="ListedProducts">Distinct products of its coupons.</param>
/// <param name="Households">Distinct households of campaign_table.</param>
/// <param name="Redemptions">Rows of coupon_redempt.</param>
/// <param name="RedeemingHouseholds">Distinct households of coupon_redempt.</param>
/// <param name="Total">All clean days.</param>
/// <param name="Before">Days before FirstDay.</param>
/// <param name="During">FirstDay to LastDay.</param>
/// <param name="After">Days after LastDay.</param>
public readonly record struct CampaignSummaryRow(
    int CampaignId, string Description, int FirstDay, int LastDay, int ListedProducts, int Households, int Redemptions,
    int RedeemingHouseholds, CampaignPeriod Total, CampaignPeriod Before, CampaignPeriod During, CampaignPeriod After)
{
    /// <summary>last_day - first_day + 1; not positive for a campaign that ended before the first clean day.</summary>
    public int Duration => LastDay - FirstDay + 1;
}

/// <summary>campaign_summary: the campaigns of campaign_desc, by campaign_id.</summary>
public sealed class CampaignSummaryResult : RowResult<CampaignSummaryRow>
{
    const string PerDay = "currency units per day";

    internal static readonly RowSchema<CampaignSummaryRow> Schema = new(
        "campaign_summary",
        "What was each campaign, whom did it reach, and what did its products sell before, during and after it?", "campaign_id",
        [
            new("campaign_id", row => row.CampaignId, "The campaign.", 18),
            new("description", row => row.Description, "Its type.", "TypeA"),
            new("first_day", row => row.FirstDay, "START_DAY, or the first clean day if that is later.", 587, "day"),
            new("last_day", row => row.LastDay, "END_DAY, or 711 if that is earlier.", 642, "day"),
            new(
                "duration", row => row.Duration,
                "last_day - first_day + 1; not positive for a campaign that ended before the first clean day.", 56, "days"),
            new("listed_products", row => row.ListedProducts, "Distinct products of its coupons.", 14_481, "products"),
            new("households", row => row.Households, "Distinct households of campaign_table.", 1_133, "households"),
            new("redemptions", row => row.Redemptions, "Rows of coupon_redempt.", 653),
            new("redeeming_households", row => row.RedeemingHouseholds, "Distinct households of coupon_redempt.", 214, "households"),
            new("sales_total", row => row.Total.Sales, "Clean sales of the listed products, all days.", "402815.40"),
            new("sales_before", row => row.Before.Sales, "Clean sales of the listed products before first_day.", "309118.22"),
            new("sales_during", row => row.During.Sales, "Clean sales of the listed products from first_day to last_day.", "48201.06"),
            new("sales_after", row => row.After.Sales, "Clean sales of the listed products after last_day.", "45496.12"),
            new("avg_total", row => row.Total.DailyAverage, "Sales per day, all days; null without days.", "662.53", PerDay),
            new("avg_before", row => row.Before.DailyAverage, "Sales per day before first_day; null without days.", "636.05", PerDay),
            new(
                "avg_during", row => row.During.DailyAverage,
                "Sales per day from first_day to last_day; null without days.", "860.73", PerDay),
            new("avg_after", row => row.After.DailyAverage, "Sales per day after last_day; null without days.", "689.34", PerDay),
        ],
        GoldTables.Observational,
        Read,
        [
            new("days_total", row => row.Total.Days, "Clean days.", 608, "days"),
            new("days_before", row => row.Before.Days, "Clean days before first_day.", 486, "days"),
            new("days_during", row => row.During.Days, "Clean days from first_day to last_day.", 56, "days"),
            new("days_after", row => row.After.Days, "Clean days after last_day.", 66, "days"),
        ]);

    CampaignSummaryResult(ResultMetadata metadata, ImmutableArray<CampaignSummaryRow> rows)
        : base(metadata, Schema, rows)
    {
    }

    /// <summary>The row of a campaign, or null if campaign_desc lacks it.</summary>
    public CampaignSummaryRow? Find(int campaignId) => this.FirstOrNull(row => row.CampaignId == campaignId);

    internal static CampaignSummaryResult Restore(ResultMetadata metadata, ResultFrame stored) => new(metadata, Schema.FromFrame(stored));

    internal static CampaignSummaryResult Build(QueryContext context, CleaningProfile? cleaning)
    {
        var catalog = CampaignCatalog.Build(context);
        var sales = CampaignSales.Build(context, cleaning, catalog);
        CampaignSummaryRow Row(CampaignTerms campaign)
        {
            var window = CampaignWindow.Create(campaign, sales);
            CampaignPeriod Period((int From, int To) days) =>
                new(new Cents(sales.Sum(campaign.Code, days.From, days.To, _ => true)), sales.Days(days.From, days.To));
            return new(
                campaign.Id, campaign.Description, window.FirstDay, window.LastDay, catalog.Products[campaign.Code].Length,
                catalog.Targeted[campaign.Code].Length, catalog.RedemptionsOf(campaign.Code), catalog.Redeeming[campaign.Code].Length,
                Period((int.MinValue, int.MaxValue)), Period(window.Before), Period(window.During), Period(window.After));
        }

        return new(context.DescribeClean(Schema, cleaning, "none"), [.. catalog.Terms.Select(Row)]);
    }

    static CampaignSummaryRow Read(ref RowReader cells)
    {
        var (campaign, description, firstDay, lastDay) = (cells.Number(), cells.Words(), cells.Number(), cells.Number());
        cells.Skip(1);
        var (products, households, redemptions, redeeming) = (cells.Number(), cells.Number(), cells.Number(), cells.Number());
        var (total, before, during, after) = (cells.Money(), cells.Money(), cells.Money(), cells.Money());
        cells.Skip(4);
        return new(
            campaign, description, firstDay, lastDay, products, households, redemptions, redeeming, new(total, cells.Number()),
            new(before, cells.Number()), new(during, cells.Number()), new(after, cells.Number()));
    }
}
