using System.Collections.Immutable;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>Sales of a campaign's listed products on one day, to all households.</summary>
/// <param name="Index">0-based row number.</param>
/// <param name="CampaignId">The campaign; also one that only coupon names.</param>
/// <param name="Day">Day number, 1 for the first.</param>
/// <param name="Date">Its date by the customary calendar.</param>
/// <param name="Sales">Sales of the clean lines.</param>
public readonly record struct DailyCampaignSalesRow(int Index, int CampaignId, int Day, DateOnly Date, Cents Sales);

/// <summary>
/// daily_campaign_sales: a row per campaign and day with a clean line of a listed product, before, during and
/// after the campaign; by campaign_id, then day.
/// </summary>
public sealed class DailyCampaignSalesResult : RowResult<DailyCampaignSalesRow>
{
    internal static readonly RowSchema<DailyCampaignSalesRow> Schema = new(
        "daily_campaign_sales", "What do the products of each campaign's coupons sell, day by day?", "campaign_id, day",
        [
            new("index", row => row.Index, "0-based row number.", 0),
            new("campaign_id", row => row.CampaignId, "The campaign; also one that only coupon names.", 18),
            new("day", row => row.Day, "Day number, 1 for the first.", 540, "day"),
            new("date", row => row.Date, "Its date by the customary calendar.", "2005-09-13"),
            new("sales_value", row => row.Sales, "Sales of the clean lines.", "812.44"),
        ],
        read: (ref RowReader cells) => new(cells.Number(), cells.Number(), cells.Number(), cells.Date(), cells.Money()));

    DailyCampaignSalesResult(ResultMetadata metadata, ImmutableArray<DailyCampaignSalesRow> rows)
        : base(metadata, Schema, rows)
    {
    }

    /// <summary>The rows of a campaign, by day; none if it has none.</summary>
    public IEnumerable<DailyCampaignSalesRow> For(int campaignId) => this.Where(row => row.CampaignId == campaignId);

    internal static DailyCampaignSalesResult Restore(ResultMetadata metadata, ResultFrame stored) =>
        new(metadata, Schema.FromFrame(stored));

    internal static DailyCampaignSalesResult Build(QueryContext context, CleaningProfile? cleaning)
    {
        var sales = CampaignSales.Build(context, cleaning, CampaignCatalog.Build(context));
        var ids = context.Data.Campaigns.Ids;
        var rows = ImmutableArray.CreateBuilder<DailyCampaignSalesRow>();
        for (int campaign = 0; campaign < ids.Length; campaign++)
            for (int day = sales.FirstDay; day <= sales.LastDay; day++)
                if (sales.HasLines(campaign, day))
                    rows.Add(new(
                        rows.Count, (int)ids[campaign], day, context.Data.Calendar.DateOf(day),
                        new Cents(sales.Sum(campaign, day, day, _ => true))));
        return new(context.DescribeClean(Schema, cleaning, "none"), rows.ToImmutable());
    }
}
