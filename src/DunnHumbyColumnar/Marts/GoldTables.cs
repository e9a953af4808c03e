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
            (context, _) => HouseholdSalesResult.Build(context)),
        new(
            RfmResult.Schema, MartParameters.Rfm,
            options => (options.Cleaning.ToString(), options.CleanRfm.Describe()),
            (context, options) => RfmResult.Build(context, options.CleanRfm)),
        new(
            RfmSegmentsResult.Schema, MartParameters.Rfm,
            options => (options.Cleaning.ToString(), options.CleanRfm.Describe()),
            (context, options) => RfmSegmentsResult.Build(context, options.CleanRfm)),
        new(
            HouseholdSummaryResult.Schema, MartParameters.Summary,
            options => (options.Cleaning.ToString(), options.Summary.Describe()),
            (context, options) => HouseholdSummaryResult.Build(context, options.Summary)),
        ForCleanView(DailySpendResult.Schema, DailySpendResult.Build),
        ForCleanView(HouseholdMetricsResult.Schema, HouseholdMetricsResult.Build),
        new(
            AssociationRulesResult.Schema, MartParameters.Rules,
            options => (options.Cleaning.ToString(), options.Rules.Describe()),
            (context, options) => AssociationRulesResult.Build(context, options.Rules)),
        new(
            RecommendationsResult.Schema, MartParameters.Recommendations,
            options => (options.Cleaning.ToString(), options.Recommendations.Describe()),
            (context, options) => RecommendationsResult.Build(context, options.Recommendations)),
        new(
            PromotionExposureResult.Schema, MartParameters.Promotions,
            options => (options.Cleaning.ToString(), options.CleanPromotions.Describe()),
            (context, options) => PromotionExposureResult.Build(context, options.CleanPromotions)),
        new(
            PromotionLiftResult.Schema, MartParameters.Lift,
            options => (options.Cleaning.ToString(), options.Lift.Describe()),
            (context, options) => PromotionLiftResult.Build(context, options.Lift)),
        new(
            HouseholdPromotionResult.Schema, MartParameters.Promotions,
            options => (options.Cleaning.ToString(), options.CleanPromotions.Describe()),
            (context, options) => HouseholdPromotionResult.Build(context, options.CleanPromotions)),
        ForCleanView(CampaignSummaryResult.Schema, CampaignSummaryResult.Build),
        ForCleanView(DailyCampaignSalesResult.Schema, DailyCampaignSalesResult.Build),
        ForCleanView(CampaignEffectResult.Schema, CampaignEffectResult.Build),
        ForCleanView(CampaignRedemptionResult.Schema, CampaignRedemptionResult.Build),
        new(
            CampaignOverlapResult.Schema, [],
            _ => ("none", NoOptions),
            (context, _) => CampaignOverlapResult.Build(context)),
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
    static GoldDefinition ForCleanView(TableSchema schema, Func<QueryContext, CleaningProfile, JourneyResult> build) => new(
        schema, [MartParameters.Clean], options => (options.Cleaning.ToString(), NoOptions),
        (context, options) => build(context, options.Cleaning));
}
