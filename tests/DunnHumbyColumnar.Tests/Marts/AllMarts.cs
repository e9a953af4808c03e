using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>Every mart of one data set under the options of a case, computed in a given way.</summary>
sealed record AllMarts(
    HouseholdSalesResult Sales, RfmResult Rfm, RfmSegmentsResult Segments, HouseholdSummaryResult Summary, DailySpendResult Daily,
    HouseholdMetricsResult Metrics, AssociationRulesResult Rules, RecommendationsResult Recommendations, PromotionExposureResult Exposure,
    PromotionLiftResult Lift, HouseholdPromotionResult Promotions, CampaignSummaryResult Campaigns, DailyCampaignSalesResult CampaignDays,
    CampaignEffectResult Effects, CampaignRedemptionResult Redemptions)
{
    public static AllMarts Of(MartCase given) => Of(given, given.Rows, given.Encoding, given.Threads, given.MorselRows);

    public static AllMarts Of(MartCase given, JourneyRows rows, EncodingOptions encoding, int threads, int? morselRows)
    {
        var context = MartCase.Context(rows, encoding, threads, morselRows);
        return new AllMarts(
            HouseholdSalesResult.Build(context), RfmResult.Build(context, given.Rfm), RfmSegmentsResult.Build(context, given.Rfm),
            HouseholdSummaryResult.Build(context, given.Summary), DailySpendResult.Build(context, given.Cleaning),
            HouseholdMetricsResult.Build(context, given.Cleaning),
            AssociationRulesResult.Build(context, new RuleOptions { Baskets = new BasketOptions { Cleaning = given.Cleaning } }),
            RecommendationsResult.Build(context, new RecommendOptions { Cleaning = given.Cleaning, MinimumPairs = 2 }),
            PromotionExposureResult.Build(context, new PromotionOptions { Cleaning = given.Cleaning }),
            PromotionLiftResult.Build(
                context,
                new PromotionLiftOptions { Level = ItemLevel.Product, Promotions = new PromotionOptions { Cleaning = given.Cleaning } }),
            HouseholdPromotionResult.Build(context, new PromotionOptions { Cleaning = given.Cleaning }),
            CampaignSummaryResult.Build(context, given.Cleaning), DailyCampaignSalesResult.Build(context, given.Cleaning),
            CampaignEffectResult.Build(context, given.Cleaning), CampaignRedemptionResult.Build(context, given.Cleaning));
    }

    public IReadOnlyList<JourneyResult> Results =>
    [
        Sales, Rfm, Segments, Summary, Daily, Metrics, Rules, Recommendations, Exposure, Lift, Promotions, Campaigns, CampaignDays,
        Effects, Redemptions,
    ];

    /// <summary>The same rows in every mart.</summary>
    public static void Equal(AllMarts expected, AllMarts actual, object given)
    {
        foreach (var (one, other) in expected.Results.Zip(actual.Results))
            MartRows.Equal(one, other, given);
    }
}
