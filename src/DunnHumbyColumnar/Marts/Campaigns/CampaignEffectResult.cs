using System.Collections.Immutable;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>Households by what a campaign has to do with them. A redeeming household is targeted or untargeted, too.</summary>
public enum CampaignGroup
{
    /// <summary>Those of campaign_table.</summary>
    Targeted,

    /// <summary>All others.</summary>
    Untargeted,

    /// <summary>Those of coupon_redempt.</summary>
    Redeeming,
}

/// <summary>What a group of households bought of a campaign's listed products.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Group">The group.</param>
/// <param name="Households">Its households in the clean view.</param>
/// <param name="Before">Days before the campaign.</param>
/// <param name="During">Days of the campaign.</param>
/// <param name="After">Days after the campaign.</param>
/// <param name="DifferenceInDifferences">Change less the change of the untargeted households; null for these, and where either change is.</param>
public readonly record struct CampaignEffectRow(
    int CampaignId, CampaignGroup Group, int Households, CampaignPeriod Before, CampaignPeriod During, CampaignPeriod After, double? DifferenceInDifferences)
{
    /// <summary>During less before, each per day and household, in currency units; null if there are no households, or no days in either.</summary>
    public double? Change => During.DailyAveragePer(Households) - Before.DailyAveragePer(Households);

    internal CampaignEffectRow Against(CampaignEffectRow others) => this with { DifferenceInDifferences = Change - others.Change };
}

/// <summary>
/// campaign_effect: per campaign of campaign_desc three groups of households, targeted, untargeted, redeeming; by campaign_id. Households were not chosen by chance: a difference in
/// differences is what was observed, not what the campaign caused.
/// </summary>
public sealed class CampaignEffectResult : RowResult<CampaignEffectRow>
{
    internal CampaignEffectResult(ResultMetadata metadata, ImmutableArray<CampaignEffectRow> rows)
        : base(metadata, rows)
    {
    }

    /// <summary>The row of a group, or null if campaign_desc lacks the campaign.</summary>
    public CampaignEffectRow? Find(int campaignId, CampaignGroup group) =>
        First(row => row.CampaignId == campaignId && row.Group == group);

    private protected override ResultFrame CreateFrame()
    {
        ResultColumn Sales(string name, Func<CampaignEffectRow, CampaignPeriod> period) => Money(name, row => period(row).Sales);
        return new(
        [
            Numbers("campaign_id", row => row.CampaignId),
            Texts("household_group", row => Words.Of(row.Group)),
            Numbers("households", row => row.Households),
            Numbers("days_before", row => row.Before.Days),
            Numbers("days_during", row => row.During.Days),
            Numbers("days_after", row => row.After.Days),
            Sales("sales_before", row => row.Before),
            Sales("sales_during", row => row.During),
            Sales("sales_after", row => row.After),
            Doubles("avg_before", row => row.Before.DailyAveragePer(row.Households)),
            Doubles("avg_during", row => row.During.DailyAveragePer(row.Households)),
            Doubles("avg_after", row => row.After.DailyAveragePer(row.Households)),
            Doubles("change", row => row.Change),
            Doubles("difference_in_differences", row => row.DifferenceInDifferences),
        ]);
    }
}
