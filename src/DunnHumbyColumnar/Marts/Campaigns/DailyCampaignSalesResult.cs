using System.Collections.Immutable;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>What the listed products of a campaign sold on a day, to any household.</summary>
/// <param name="Index">0-based row number.</param>
/// <param name="CampaignId">The campaign; also one that only coupon names.</param>
/// <param name="Day">The day number.</param>
/// <param name="Date">Its date (see <see cref="JourneyCalendar"/>).</param>
/// <param name="SalesValue">Sales of the clean lines.</param>
public readonly record struct DailyCampaignSalesRow(int Index, int CampaignId, int Day, DateOnly Date, Cents SalesValue);

/// <summary>daily_campaign_sales: a row per campaign and day with a clean line of a listed product, before, during and after the campaign; by campaign_id, then day.</summary>
public sealed class DailyCampaignSalesResult : RowResult<DailyCampaignSalesRow>
{
    internal DailyCampaignSalesResult(ResultMetadata metadata, ImmutableArray<DailyCampaignSalesRow> rows)
        : base(metadata, rows)
    {
    }

    /// <summary>The rows of a campaign, by day; none if it has none.</summary>
    public IEnumerable<DailyCampaignSalesRow> For(int campaignId) => this.Where(row => row.CampaignId == campaignId);

    private protected override ResultFrame CreateFrame() => new(
    [
        Numbers("index", row => row.Index),
        Numbers("campaign_id", row => row.CampaignId),
        Numbers("day", row => row.Day),
        ResultColumn.Date("date", [.. this.Select(row => row.Date)]),
        Money("sales_value", row => row.SalesValue),
    ]);
}
