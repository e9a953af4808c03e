using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts.Cleaning;

/// <summary>A profile that can keep nothing, or that excludes what no product is, is an error in every mart.</summary>
public sealed class CleaningProfileTests
{
    static readonly QueryContext Context =
        MartCase.Context(SparseJourney.Kinds["whole"], new EncodingOptions(), threads: 1, morselRows: null);

    /// <summary>Every mart that takes a profile.</summary>
    static readonly (string Name, Action<QueryContext, CleaningProfile> Build)[] Marts =
    [
        ("rfm", (context, cleaning) => RfmResult.Build(context, new RfmOptions { Cleaning = cleaning })),
        ("rfm_segments", (context, cleaning) => RfmSegmentsResult.Build(context, new RfmOptions { Cleaning = cleaning })),
        ("rfm_migration", (context, cleaning) => RfmMigrationResult.Build(context, 200, 400, new RfmOptions { Cleaning = cleaning })),
        ("hh_summary", (context, cleaning) => HouseholdSummaryResult.Build(
            context, new HouseholdSummaryOptions { Rfm = new RfmOptions { Cleaning = cleaning } })),
        ("daily_hh_spend", (context, cleaning) => DailySpendResult.Build(context, cleaning)),
        ("household_metrics", (context, cleaning) => HouseholdMetricsResult.Build(context, cleaning)),
        ("association_rules", (context, cleaning) => AssociationRulesResult.Build(
            context, new RuleOptions { Baskets = new BasketOptions { Cleaning = cleaning } })),
        ("pairs", (context, cleaning) => PairCounts.Build(context, new BasketOptions { Cleaning = cleaning }, null)),
        ("recommendations", (context, cleaning) => RecommendationsResult.Build(context, new RecommendOptions { Cleaning = cleaning })),
        ("evaluation", (context, cleaning) => EvaluationResult.Build(context, new EvaluateOptions { Cleaning = cleaning })),
        ("promotion_exposure", (context, cleaning) => PromotionExposureResult.Build(context, new PromotionOptions { Cleaning = cleaning })),
        ("household_promotion", (context, cleaning) =>
            HouseholdPromotionResult.Build(context, new PromotionOptions { Cleaning = cleaning })),
        ("promotion_lift", (context, cleaning) => PromotionLiftResult.Build(
            context, new PromotionLiftOptions { Promotions = new PromotionOptions { Cleaning = cleaning } })),
        ("campaign_summary", (context, cleaning) => CampaignSummaryResult.Build(context, cleaning)),
        ("daily_campaign_sales", (context, cleaning) => DailyCampaignSalesResult.Build(context, cleaning)),
        ("campaign_effect", (context, cleaning) => CampaignEffectResult.Build(context, cleaning)),
        ("campaign_redemption", (context, cleaning) => CampaignRedemptionResult.Build(context, cleaning)),
    ];

    public static TheoryData<string> Names => [.. Marts.Select(mart => mart.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_empty_window_is_an_error(string mart)
    {
        var failure = Assert.Throws<ArgumentException>(() =>
            Build(mart, CleaningProfile.Raw with { Name = "mine", FirstDay = 300, LastDay = 299 }));
        Assert.Equal("The day window 300..299 of the cleaning profile mine is empty.", failure.Message);
        Build(mart, CleaningProfile.Raw with { FirstDay = 300, LastDay = 300 });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_excluded_commodity_that_no_product_has_is_an_error(string mart)
    {
        var failure = Assert.Throws<UnknownNameException>(() =>
            Build(mart, CleaningProfile.Raw with { ExcludedCommodities = ["BEEF", "beef"] }));
        Assert.Equal("beef", failure.Name);
        Assert.StartsWith("there is no commodity or sub-commodity beef; the nearest are BEEF, ", failure.Message, StringComparison.Ordinal);
        Build(mart, CleaningProfile.Raw with { ExcludedCommodities = ["BEEF", "BEEF 1"] });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_reference_profile_needs_no_fuel(string mart) => Build(mart, CleaningProfile.Reference);

    [Fact]
    public void The_list_has_every_gold_table_that_takes_a_profile() => Assert.Superset(
        Journey.GoldTableNames.Except(["household_sales", "campaign_overlap"]).ToHashSet(), Marts.Select(mart => mart.Name).ToHashSet());

    static void Build(string mart, CleaningProfile cleaning) => Marts.Single(one => one.Name == mart).Build(Context, cleaning);
}
