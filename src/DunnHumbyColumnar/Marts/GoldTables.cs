using System.Collections.Immutable;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>The gold tables that can be asked for by name.</summary>
static class GoldTables
{
    const string NoOptions = "none";

    /// <summary>The caveat of tables that compare what was observed.</summary>
    public const string Observational = "observed, not caused: promotions and coupons go where and when sales are expected";

    public static readonly ImmutableArray<GoldDefinition> All =
    [
        new(
            HouseholdSales.Name, MartOptionSet.None,
            _ => (CleaningProfile.Raw.ToString(), NoOptions),
            (context, _) => HouseholdSales.Build(context)),
        new(
            Rfm.Name, MartOptionSet.Cleaning | MartOptionSet.Rfm,
            options => (options.Cleaning.ToString(), options.Rfm.Describe()),
            (context, options) => Rfm.Build(context, options.Rfm)),
        new(
            RfmSegments.Name, MartOptionSet.Cleaning | MartOptionSet.Rfm,
            options => (options.Cleaning.ToString(), options.Rfm.Describe()),
            (context, options) => RfmSegments.Build(context, options.Rfm)),
        new(
            HouseholdSummary.Name, MartOptionSet.Cleaning | MartOptionSet.Rfm | MartOptionSet.AllHouseholds,
            options => (options.Cleaning.ToString(), options.Summary.Describe()),
            (context, options) => HouseholdSummary.Build(context, options.Summary)),
        OfCleanView(DailySpend.Name, DailySpend.Build),
        OfCleanView(HouseholdMetrics.Name, HouseholdMetrics.Build),
        new(
            AssociationRules.Name, MartOptionSet.Cleaning | MartOptionSet.Level | MartOptionSet.MinimumPairs,
            options => (options.Cleaning.ToString(), options.Rules.Describe()),
            (context, options) => AssociationRules.Build(context, options.Rules)),
        new(
            Recommendations.Name, MartOptionSet.Cleaning | MartOptionSet.Level | MartOptionSet.MinimumPairs,
            options => (options.Cleaning.ToString(), options.Recommendations.Describe()),
            (context, options) => Recommendations.Build(context, options.Recommendations)),
        new(
            PromotionExposure.Name, MartOptionSet.Cleaning | MartOptionSet.Promotions,
            options => (options.Cleaning.ToString(), options.CleanPromotions.Describe()),
            (context, options) => PromotionExposure.Build(context, options.CleanPromotions)),
        new(
            PromotionLift.Name, MartOptionSet.Cleaning | MartOptionSet.Level | MartOptionSet.Promotions | MartOptionSet.Breakdown,
            options => (options.Cleaning.ToString(), options.Lift.Describe()),
            (context, options) => PromotionLift.Build(context, options.Lift),
            Observational),
        new(
            HouseholdPromotion.Name, MartOptionSet.Cleaning | MartOptionSet.Promotions,
            options => (options.Cleaning.ToString(), options.CleanPromotions.Describe()),
            (context, options) => HouseholdPromotion.Build(context, options.CleanPromotions)),
        OfCleanView(CampaignSummary.Name, CampaignSummary.Build, Observational),
        OfCleanView(DailyCampaignSales.Name, DailyCampaignSales.Build),
        OfCleanView(CampaignEffect.Name, CampaignEffect.Build, Observational),
        OfCleanView(CampaignRedemption.Name, CampaignRedemption.Build),
        new(
            CampaignOverlap.Name, MartOptionSet.None,
            _ => ("none", NoOptions),
            (context, _) => CampaignOverlap.Build(context)),
    ];

    /// <summary>The table of a name; null if there is none.</summary>
    public static GoldDefinition? Find(string name) => All.FirstOrDefault(table => table.Name == name);

    /// <summary>A table that takes the cleaning profile only.</summary>
    static GoldDefinition OfCleanView(string name, Func<QueryContext, CleaningProfile, JourneyResult> build, string? caveat = null) => new(
        name, MartOptionSet.Cleaning, options => (options.Cleaning.ToString(), NoOptions), (context, options) => build(context, options.Cleaning), caveat);
}
