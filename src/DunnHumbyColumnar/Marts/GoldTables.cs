using System.Collections.Immutable;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>The gold tables, by name.</summary>
static class GoldTables
{
    /// <summary>The caveat of tables that compare what was observed.</summary>
    public const string Observational = "observed, not caused: promotions and coupons go where and when sales are expected";

    const string NoOptions = "none";

    public static readonly ImmutableArray<GoldDefinition> All =
    [
        new(
            HouseholdSalesResult.Schema, [],
            _ => (CleaningProfile.Raw.ToString(), NoOptions),
            (context, _) => HouseholdSalesResult.Build(context),
            (_, metadata, stored) => HouseholdSalesResult.Restore(metadata, stored)),
        new(
            RfmResult.Schema, MartParameters.Rfm,
            options => (options.Cleaning.ToString(), options.CleanRfm.Describe()),
            (context, options) => RfmResult.Build(context, options.CleanRfm),
            (_, metadata, stored) => RfmResult.Restore(metadata, stored, MartOptions.Default.CleanRfm)),
        new(
            RfmSegmentsResult.Schema, MartParameters.Rfm,
            options => (options.Cleaning.ToString(), options.CleanRfm.Describe()),
            (context, options) => RfmSegmentsResult.Build(context, options.CleanRfm),
            (_, metadata, stored) => RfmSegmentsResult.Restore(metadata, stored)),
        new(
            HouseholdSummaryResult.Schema, MartParameters.Summary,
            options => (options.Cleaning.ToString(), options.Summary.Describe()),
            (context, options) => HouseholdSummaryResult.Build(context, options.Summary),
            HouseholdSummaryResult.Restore),
        ForCleanView(DailySpendResult.Schema, DailySpendResult.Build, DailySpendResult.Restore),
        ForCleanView(
            HouseholdMetricsResult.Schema, HouseholdMetricsResult.Build, (_, metadata, stored) => HouseholdMetricsResult.Restore(metadata, stored)),
        new(
            AssociationRulesResult.Schema, MartParameters.Rules,
            options => (options.Cleaning.ToString(), options.Rules.Describe()),
            (context, options) => AssociationRulesResult.Build(context, options.Rules),
            (data, metadata, stored) => AssociationRulesResult.Restore(data, metadata, stored, MartOptions.Default.Rules)),
        new(
            RecommendationsResult.Schema, MartParameters.Recommendations,
            options => (options.Cleaning.ToString(), options.Recommendations.Describe()),
            (context, options) => RecommendationsResult.Build(context, options.Recommendations),
            (_, metadata, stored) => RecommendationsResult.Restore(metadata, stored)),
        new(
            PromotionExposureResult.Schema, MartParameters.Promotions,
            options => (options.Cleaning.ToString(), options.CleanPromotions.Describe()),
            (context, options) => PromotionExposureResult.Build(context, options.CleanPromotions),
            (_, metadata, stored) => PromotionExposureResult.Restore(metadata, stored)),
        new(
            PromotionLiftResult.Schema, MartParameters.Lift,
            options => (options.Cleaning.ToString(), options.Lift.Describe()),
            (context, options) => PromotionLiftResult.Build(context, options.Lift),
            (data, metadata, stored) => PromotionLiftResult.Restore(data, metadata, stored, MartOptions.Default.Lift)),
        new(
            HouseholdPromotionResult.Schema, MartParameters.Promotions,
            options => (options.Cleaning.ToString(), options.CleanPromotions.Describe()),
            (context, options) => HouseholdPromotionResult.Build(context, options.CleanPromotions),
            (_, metadata, stored) => HouseholdPromotionResult.Restore(metadata, stored)),
        ForCleanView(
            CampaignSummaryResult.Schema, CampaignSummaryResult.Build, (_, metadata, stored) => CampaignSummaryResult.Restore(metadata, stored)),
        ForCleanView(
            DailyCampaignSalesResult.Schema, DailyCampaignSalesResult.Build, (_, metadata, stored) => DailyCampaignSalesResult.Restore(metadata, stored)),
        ForCleanView(
            CampaignEffectResult.Schema, CampaignEffectResult.Build, (_, metadata, stored) => CampaignEffectResult.Restore(metadata, stored)),
        ForCleanView(
            CampaignRedemptionResult.Schema, CampaignRedemptionResult.Build, (_, metadata, stored) => CampaignRedemptionResult.Restore(metadata, stored)),
        new(
            CampaignOverlapResult.Schema, [],
            _ => ("none", NoOptions),
            (context, _) => CampaignOverlapResult.Build(context),
            (_, metadata, stored) => CampaignOverlapResult.Restore(metadata, stored)),
    ];

    /// <summary>The table of a name; null if there is none.</summary>
    public static GoldDefinition? Find(string name) => All.FirstOrDefault(table => table.Name == name);

    /// <summary>The tables that take a parameter, in words: their names, or the names of the others where those are fewer.</summary>
    public static string TablesTaking(MartParameter parameter)
    {
        string[] takers = NamesWhere(table => table.Takes.Contains(parameter));
        string[] others = NamesWhere(table => !table.Takes.Contains(parameter));
        return takers.Length <= others.Length
            ? string.Join(", ", takers)
            : $"all gold tables but {string.Join(", ", others)}";
    }

    static string[] NamesWhere(Func<GoldDefinition, bool> condition) => [.. All.Where(condition).Select(table => table.Name)];

    /// <summary>A table that takes the cleaning profile only.</summary>
    static GoldDefinition ForCleanView(
        TableSchema schema, Func<QueryContext, CleaningProfile, JourneyResult> build, RestoreResult restore) => new(
        schema, [MartParameters.Clean], options => (options.Cleaning.ToString(), NoOptions),
        (context, options) => build(context, options.Cleaning), restore);
}
