using System.Collections.Immutable;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

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
            (_, _) => (CleaningProfile.Raw.ToString(), NoOptions),
            (context, _) => HouseholdSalesResult.Build(context),
            From(HouseholdSalesResult.Restore)),
        new(
            RfmResult.Schema, MartParameters.Rfm,
            (options, cleaning) => (cleaning.ToString(), options.CleanRfm.Describe()),
            (context, options) => RfmResult.Build(context, options.CleanRfm),
            (data, metadata, stored) => RfmResult.Restore(metadata, stored, MartOptions.Default.CleanRfm, data.DefaultCleaning)),
        new(
            RfmSegmentsResult.Schema, MartParameters.Rfm,
            (options, cleaning) => (cleaning.ToString(), options.CleanRfm.Describe()),
            (context, options) => RfmSegmentsResult.Build(context, options.CleanRfm),
            From(RfmSegmentsResult.Restore)),
        new(
            HouseholdSummaryResult.Schema, MartParameters.Summary,
            (options, cleaning) => (cleaning.ToString(), options.Summary.Describe()),
            (context, options) => HouseholdSummaryResult.Build(context, options.Summary),
            HouseholdSummaryResult.Restore),
        ForCleanView(DailySpendResult.Schema, DailySpendResult.Build, DailySpendResult.Restore),
        ForCleanView(HouseholdMetricsResult.Schema, HouseholdMetricsResult.Build, From(HouseholdMetricsResult.Restore)),
        new(
            AssociationRulesResult.Schema, MartParameters.Rules,
            (options, cleaning) => (cleaning.ToString(), options.Rules.Describe()),
            (context, options) => AssociationRulesResult.Build(context, options.Rules),
            (data, metadata, stored) => AssociationRulesResult.Restore(data, metadata, stored, MartOptions.Default.Rules)),
        new(
            RecommendationsResult.Schema, MartParameters.Recommendations,
            (options, cleaning) => (cleaning.ToString(), options.Recommendations.Describe()),
            (context, options) => RecommendationsResult.Build(context, options.Recommendations),
            From(RecommendationsResult.Restore)),
        new(
            PromotionExposureResult.Schema, MartParameters.Promotions,
            (options, cleaning) => (cleaning.ToString(), options.CleanPromotions.Describe()),
            (context, options) => PromotionExposureResult.Build(context, options.CleanPromotions),
            From(PromotionExposureResult.Restore)),
        new(
            PromotionLiftResult.Schema, MartParameters.Lift,
            (options, cleaning) => (cleaning.ToString(), options.Lift.Describe()),
            (context, options) => PromotionLiftResult.Build(context, options.Lift),
            (data, metadata, stored) => PromotionLiftResult.Restore(data, metadata, stored, MartOptions.Default.Lift)),
        new(
            HouseholdPromotionResult.Schema, MartParameters.Promotions,
            (options, cleaning) => (cleaning.ToString(), options.CleanPromotions.Describe()),
            (context, options) => HouseholdPromotionResult.Build(context, options.CleanPromotions),
            From(HouseholdPromotionResult.Restore)),
        ForCleanView(CampaignSummaryResult.Schema, CampaignSummaryResult.Build, From(CampaignSummaryResult.Restore)),
        ForCleanView(DailyCampaignSalesResult.Schema, DailyCampaignSalesResult.Build, From(DailyCampaignSalesResult.Restore)),
        ForCleanView(CampaignEffectResult.Schema, CampaignEffectResult.Build, From(CampaignEffectResult.Restore)),
        ForCleanView(CampaignRedemptionResult.Schema, CampaignRedemptionResult.Build, From(CampaignRedemptionResult.Restore)),
        new(
            CampaignOverlapResult.Schema, [],
            (_, _) => ("none", NoOptions),
            (context, _) => CampaignOverlapResult.Build(context),
            From(CampaignOverlapResult.Restore)),
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

    /// <summary>A result whose stored columns say it all.</summary>
    static RestoreResult From(Func<ResultMetadata, ResultFrame, JourneyResult> restore) =>
        (_, metadata, stored) => restore(metadata, stored);

    /// <summary>A table that takes the cleaning profile and its rules only.</summary>
    static GoldDefinition ForCleanView(
        TableSchema schema, Func<QueryContext, CleaningProfile?, JourneyResult> build, RestoreResult restore) => new(
        schema, MartParameters.Cleaning, (options, cleaning) => (cleaning.ToString(), NoOptions),
        (context, options) => build(context, options.Cleaning), restore);
}
