namespace DunnHumbyColumnar.Web.Live;

/// <summary>The results that API and dashboard share, cached per generation.</summary>
static class ResultQueries
{
    /// <summary>hh_summary of all clean households.</summary>
    public static ValueTask<HouseholdSummaryResult> AllSummariesAsync(this Generation generation, CancellationToken requester) =>
        generation.GetAsync(
            "hh_summary", new HouseholdSummaryOptions { AllHouseholds = true },
            (journey, options, stop) => journey.HouseholdSummary(options, stop), requester);

    public static ValueTask<RfmResult> RfmAsync(this Generation generation, RfmOptions options, CancellationToken requester) =>
        generation.GetAsync("rfm", options, (journey, options, stop) => journey.Rfm(options, stop), requester);

    public static ValueTask<DailySpendResult> DailySpendAsync(this Generation generation, CancellationToken requester) =>
        generation.GetAsync(
            "daily_hh_spend", generation.Journey.DefaultCleaning,
            (journey, cleaning, stop) => journey.DailySpend(cleaning, stop), requester);

    public static ValueTask<HouseholdMetricsResult> MetricsAsync(this Generation generation, CancellationToken requester) =>
        generation.GetAsync(
            "household_metrics", generation.Journey.DefaultCleaning,
            (journey, cleaning, stop) => journey.HouseholdMetrics(cleaning, stop), requester);

    public static ValueTask<CampaignSummaryResult> CampaignsAsync(this Generation generation, CancellationToken requester) =>
        generation.GetAsync(
            "campaign_summary", generation.Journey.DefaultCleaning,
            (journey, cleaning, stop) => journey.CampaignSummary(cleaning, stop), requester);

    public static ValueTask<DailyCampaignSalesResult> DailyCampaignSalesAsync(this Generation generation, CancellationToken requester) =>
        generation.GetAsync(
            "daily_campaign_sales", generation.Journey.DefaultCleaning,
            (journey, cleaning, stop) => journey.DailyCampaignSales(cleaning, stop), requester);

    public static ValueTask<CampaignEffectResult> CampaignEffectAsync(this Generation generation, CancellationToken requester) =>
        generation.GetAsync(
            "campaign_effect", generation.Journey.DefaultCleaning,
            (journey, cleaning, stop) => journey.CampaignEffect(cleaning, stop), requester);

    public static ValueTask<PromotionLiftResult> PromotionLiftAsync(
        this Generation generation, ItemLevel level, CleaningProfile? cleaning, CancellationToken requester) =>
        generation.GetAsync(
            "promotion_lift", new PromotionLiftOptions { Level = level, Promotions = new() { Cleaning = cleaning } },
            (journey, options, stop) => journey.PromotionLift(options, stop), requester);

    public static ValueTask<PromotionExposureResult> PromotionExposureAsync(this Generation generation, CancellationToken requester) =>
        generation.GetAsync(
            "promotion_exposure", new PromotionOptions(), (journey, options, stop) => journey.PromotionExposure(options, stop), requester);

    public static ValueTask<RecommendationsResult> RecommendAsync(
        this Generation generation, int householdKey, RecommendOptions options, CancellationToken requester) =>
        generation.GetAsync(
            "recommendations", (householdKey, options),
            (journey, request, stop) => journey.Recommend(request.householdKey, request.options, stop), requester);

    public static ValueTask<AssociationRulesResult> RulesAsync(
        this Generation generation, RuleOptions options, CancellationToken requester) =>
        generation.GetAsync(
            "association_rules", options, (journey, request, stop) => journey.AssociationRules(request, stop), requester);

    /// <summary>Any result, computed by a function of its options.</summary>
    public static ValueTask<TResult> GetAsync<TOptions, TResult>(
        this Generation generation, string name, TOptions options,
        Func<Journey, TOptions, CancellationToken, TResult> compute, CancellationToken requester)
        where TOptions : notnull
        where TResult : JourneyResult =>
        generation.Results.GetAsync(name, options, stop => compute(generation.Journey, options, stop), requester);
}
