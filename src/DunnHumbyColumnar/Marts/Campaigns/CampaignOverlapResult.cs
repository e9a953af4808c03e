using System.Collections.Immutable;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>What two campaigns have in common.</summary>
/// <param name="CampaignA">The campaign with the lower id.</param>
/// <param name="CampaignB">The other.</param>
/// <param name="SharedHouseholds">Households that campaign_table names for both.</param>
/// <param name="SharedProducts">Products that both have coupons for.</param>
/// <param name="SharedDays">Days on which both run, START_DAY to END_DAY.</param>
public readonly record struct CampaignOverlapRow(int CampaignA, int CampaignB, int SharedHouseholds, int SharedProducts, int SharedDays);

/// <summary>campaign_overlap: every two campaigns of campaign_desc, by campaign_a, then campaign_b.</summary>
public sealed class CampaignOverlapResult : RowResult<CampaignOverlapRow>
{
    internal CampaignOverlapResult(ResultMetadata metadata, ImmutableArray<CampaignOverlapRow> rows)
        : base(metadata, rows)
    {
    }

    private protected override ResultFrame CreateFrame() => new(
    [
        Numbers("campaign_a", row => row.CampaignA),
        Numbers("campaign_b", row => row.CampaignB),
        Numbers("shared_households", row => row.SharedHouseholds),
        Numbers("shared_products", row => row.SharedProducts),
        Numbers("shared_days", row => row.SharedDays),
    ]);
}
