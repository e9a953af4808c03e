using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar;

// One method per result, and the gold tables by name.
public sealed partial class Journey
{
    /// <summary>household_sales: sales per household over all raw rows.</summary>
    public HouseholdSalesResult HouseholdSales(CancellationToken cancellationToken = default) =>
        Answer(
            "household_sales", null, MartOptions.Default, (context, _) => HouseholdSalesResult.Build(context), cancellationToken);

    /// <summary>rfm: recency, frequency and monetary scores per household of the clean view.</summary>
    public RfmResult Rfm(RfmOptions? options = null, CancellationToken cancellationToken = default) =>
        Answer("rfm", options, new RfmOptions(), RfmResult.Build, cancellationToken);

    /// <summary>
    /// rfm_migration: how many households moved from each RFM segment to each other between two days;
    /// the as-of day of the options is not used.
    /// </summary>
    /// <exception cref="ArgumentException">The earlier day is not before the later one.</exception>
    public RfmMigrationResult RfmMigration(
        int fromDay, int toDay, RfmOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(context => RfmMigrationResult.Build(context, fromDay, toDay, options ?? new RfmOptions()), cancellationToken);

    /// <summary>rfm_segments: households, sales and baskets per RFM segment.</summary>
    public RfmSegmentsResult RfmSegments(RfmOptions? options = null, CancellationToken cancellationToken = default) =>
        Answer("rfm_segments", options, new RfmOptions(), RfmSegmentsResult.Build, cancellationToken);

    /// <summary>hh_summary: the customer profile table.</summary>
    public HouseholdSummaryResult HouseholdSummary(
        HouseholdSummaryOptions? options = null, CancellationToken cancellationToken = default) =>
        Answer("hh_summary", options, new HouseholdSummaryOptions(), HouseholdSummaryResult.Build, cancellationToken);

    /// <summary>daily_hh_spend: clean spend per day, household and section.</summary>
    public DailySpendResult DailySpend(CleaningProfile? cleaning = null, CancellationToken cancellationToken = default) =>
        Answer("daily_hh_spend", cleaning ?? DefaultCleaning, DefaultCleaning, DailySpendResult.Build, cancellationToken);

    /// <summary>household_metrics: spend, discounts, baskets, variety and rhythm per household of the clean view.</summary>
    public HouseholdMetricsResult HouseholdMetrics(CleaningProfile? cleaning = null, CancellationToken cancellationToken = default) =>
        Answer("household_metrics", cleaning ?? DefaultCleaning, DefaultCleaning, HouseholdMetricsResult.Build, cancellationToken);

    /// <summary>association_rules: which items are bought together, and how much more often than by chance.</summary>
    /// <exception cref="MemoryBudgetException">There would be too many rules.</exception>
    /// <exception cref="UnknownNameException">The options name an item, department or segment that does not exist.</exception>
    public AssociationRulesResult AssociationRules(RuleOptions? options = null, CancellationToken cancellationToken = default) =>
        Answer("association_rules", options, new RuleOptions(), AssociationRulesResult.Build, cancellationToken);

    /// <summary>Counts all pairs of items without listing them.</summary>
    /// <param name="baskets">The baskets; null: the defaults.</param>
    /// <param name="minimumPairs">Baskets that make a pair frequent; null: 5 at product and sub-commodity level, otherwise 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="UnknownNameException">The options name an item, department or segment that does not exist.</exception>
    public PairCounts CountPairs(BasketOptions? baskets = null, int? minimumPairs = null, CancellationToken cancellationToken = default) =>
        Run(context => PairCounts.Build(context, baskets ?? new BasketOptions(), minimumPairs), cancellationToken);

    /// <summary>Recommendations for one household, whether it is in the clean view or not.</summary>
    /// <exception cref="UnknownNameException">No table names the household, or causal_data has no row of the store and week.</exception>
    /// <exception cref="MemoryBudgetException">There are too many rules to draw them from.</exception>
    public RecommendationsResult Recommend(
        int householdKey, RecommendOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(context => RecommendationsResult.ForHousehold(context, householdKey, options ?? new RecommendOptions()), cancellationToken);

    /// <summary>Recommendations for one household by its id in the data, be it number or text.</summary>
    /// <exception cref="UnknownNameException">No table names the household, or causal_data has no row of the store and week.</exception>
    /// <exception cref="MemoryBudgetException">There are too many rules to draw them from.</exception>
    public RecommendationsResult Recommend(
        string household, RecommendOptions? options = null, CancellationToken cancellationToken = default) =>
        Recommend(Names.FindHousehold(household), options, cancellationToken);

    /// <summary>Recommendations for a basket of these items, which are not recommended themselves.</summary>
    /// <exception cref="ArgumentException">The options need a household: bought items, or campaigns.</exception>
    /// <exception cref="UnknownNameException">There is no such item, or causal_data has no row of the store and week.</exception>
    /// <exception cref="MemoryBudgetException">There are too many rules to draw them from.</exception>
    public RecommendationsResult RecommendForBasket(
        IEnumerable<string> items, RecommendOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Run(context => RecommendationsResult.ForBasket(context, [.. items], options ?? new RecommendOptions()), cancellationToken);
    }

    /// <summary>recommendations: for every household with an item in the clean view.</summary>
    /// <exception cref="MemoryBudgetException">There are too many rules to draw them from.</exception>
    public RecommendationsResult Recommendations(RecommendOptions? options = null, CancellationToken cancellationToken = default) =>
        Answer("recommendations", options, new RecommendOptions(), RecommendationsResult.Build, cancellationToken);

    /// <summary>
    /// Back-test of recommendations: trained on the clean lines up to a day, evaluated on those after it, with
    /// popularity and repeat purchases as baselines.
    /// </summary>
    /// <exception cref="ArgumentException">The horizon is longer than the data, so that no day is left to learn from.</exception>
    /// <exception cref="MemoryBudgetException">There are too many rules to draw recommendations from.</exception>
    public EvaluationResult Evaluate(EvaluateOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(context => EvaluationResult.Build(context, options ?? new EvaluateOptions()), cancellationToken);

    /// <summary>promotion_exposure: clean lines by whether their product is on display and in the mailer in their store and week.</summary>
    /// <exception cref="UnknownNameException">The options name a store, section or segment that does not exist.</exception>
    /// <exception cref="MemoryBudgetException">The index of promotions would be too large.</exception>
    public PromotionExposureResult PromotionExposure(PromotionOptions? options = null, CancellationToken cancellationToken = default) =>
        Answer("promotion_exposure", options, new PromotionOptions(), PromotionExposureResult.Build, cancellationToken);

    /// <summary>household_promotion: how much of what each household buys is promoted.</summary>
    /// <exception cref="UnknownNameException">The options name a store, section or segment that does not exist.</exception>
    /// <exception cref="MemoryBudgetException">The index of promotions would be too large.</exception>
    public HouseholdPromotionResult HouseholdPromotion(PromotionOptions? options = null, CancellationToken cancellationToken = default) =>
        Answer("household_promotion", options, new PromotionOptions(), HouseholdPromotionResult.Build, cancellationToken);

    /// <summary>promotion_lift: how much more of each item is sold where and when it is promoted. Observed, not caused.</summary>
    /// <exception cref="UnknownNameException">The options name a store, section or segment that does not exist.</exception>
    /// <exception cref="MemoryBudgetException">The index of promotions would be too large.</exception>
    public PromotionLiftResult PromotionLift(PromotionLiftOptions? options = null, CancellationToken cancellationToken = default) =>
        Answer("promotion_lift", options, new PromotionLiftOptions(), PromotionLiftResult.Build, cancellationToken);

    /// <summary>
    /// campaign_summary: each campaign, whom it reached, and what its listed products sold before,
    /// during and after it. Observed, not caused.
    /// </summary>
    /// <exception cref="MemoryBudgetException">There are too many campaigns to add up each on each day.</exception>
    public CampaignSummaryResult CampaignSummary(CleaningProfile? cleaning = null, CancellationToken cancellationToken = default) =>
        Answer("campaign_summary", cleaning ?? DefaultCleaning, DefaultCleaning, CampaignSummaryResult.Build, cancellationToken);

    /// <summary>daily_campaign_sales: sales of each campaign's listed products by day.</summary>
    /// <exception cref="MemoryBudgetException">There are too many campaigns to add up each on each day.</exception>
    public DailyCampaignSalesResult DailyCampaignSales(CleaningProfile? cleaning = null, CancellationToken cancellationToken = default) =>
        Answer("daily_campaign_sales", cleaning ?? DefaultCleaning, DefaultCleaning, DailyCampaignSalesResult.Build, cancellationToken);

    /// <summary>
    /// campaign_effect: what targeted, untargeted and redeeming households bought of a campaign's listed products before,
    /// during and after it. Observed, not caused.
    /// </summary>
    /// <exception cref="MemoryBudgetException">There are too many campaigns to add up each on each day.</exception>
    public CampaignEffectResult CampaignEffect(CleaningProfile? cleaning = null, CancellationToken cancellationToken = default) =>
        Answer("campaign_effect", cleaning ?? DefaultCleaning, DefaultCleaning, CampaignEffectResult.Build, cancellationToken);

    /// <summary>campaign_redemption: redemptions of each campaign's coupons, and their discounts.</summary>
    public CampaignRedemptionResult CampaignRedemption(CleaningProfile? cleaning = null, CancellationToken cancellationToken = default) =>
        Answer("campaign_redemption", cleaning ?? DefaultCleaning, DefaultCleaning, CampaignRedemptionResult.Build, cancellationToken);

    /// <summary>campaign_overlap: households, products and days that two campaigns have in common.</summary>
    /// <exception cref="MemoryBudgetException">There are too many campaigns to compare any two.</exception>
    public CampaignOverlapResult CampaignOverlap(CancellationToken cancellationToken = default) =>
        Answer(
            "campaign_overlap", null, MartOptions.Default, (context, _) => CampaignOverlapResult.Build(context), cancellationToken);

    /// <summary>
    /// What a cleaning profile leaves out of transaction_data, as the results of the clean view carry it in their metadata.
    /// </summary>
    /// <param name="cleaning">The profile; null: <see cref="DefaultCleaning"/>.</param>
    /// <param name="asOfDay">The last day of the input; null: all lines are.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">The window of the profile is empty.</exception>
    /// <exception cref="UnknownNameException">No product has a commodity that the profile excludes.</exception>
    public CleaningReport CleanView(
        CleaningProfile? cleaning = null, int? asOfDay = null, CancellationToken cancellationToken = default) =>
        Run(context => Marts.CleanView.Report(context, cleaning, asOfDay), cancellationToken);

    /// <summary>
    /// A gold table by name: read from the store if it was stored for this generation with exactly these options, otherwise computed.
    /// </summary>
    /// <exception cref="UnknownNameException">There is no such table, or it takes no such option.</exception>
    /// <exception cref="MemoryBudgetException">It takes more memory than the budget has left.</exception>
    public JourneyResult Gold(string name, MartOptions? options = null, CancellationToken cancellationToken = default)
    {
        var table = Definition(name);
        var chosen = options ?? MartOptions.Default;
        table.Validate(chosen);
        cancellationToken.ThrowIfCancellationRequested();
        return Stored(table, chosen) ?? Run(context => table.Build(context, chosen), cancellationToken);
    }

    /// <summary>
    /// Computes gold tables with default options and stores them beside the snapshot, replacing what was stored for them. A table that
    /// cannot be built keeps no other from being stored: look at <see cref="GoldReport.Failed"/>, or call
    /// <see cref="GoldReport.ThrowIfFailed"/>.
    /// </summary>
    /// <param name="names">Which ones; null: all.</param>
    /// <param name="progress">Receives each table when it is computed.</param>
    /// <param name="cancellationToken">Ends the work with nothing stored.</param>
    /// <returns>The tables built and those that could not be built, and whether the former are stored.</returns>
    /// <exception cref="StoreLockedException">Another writer is at work.</exception>
    /// <exception cref="StoreIOException">A write failed; nothing was stored.</exception>
    /// <exception cref="MemoryBudgetException">Tables that are stored already and stay do not fit; nothing was stored.</exception>
    public GoldReport BuildGold(
        IEnumerable<string>? names = null, IProgress<BuiltTable>? progress = null, CancellationToken cancellationToken = default)
    {
        var wanted = names?.Select(Definition).ToHashSet();
        return _gold.Build(
            [.. GoldTables.All.Where(table => wanted is null || wanted.Contains(table))], build => Run(build, cancellationToken), progress,
            cancellationToken);
    }

    static GoldDefinition Definition(string name) =>
        GoldTables.Find(name) ?? throw new UnknownNameException("gold table", name, GoldTableNames);

    /// <summary>The stored gold table if the options are the default ones and there is one, otherwise the result computed.</summary>
    TResult Answer<TOptions, TResult>(
        string gold, TOptions? options, TOptions byDefault, Func<QueryContext, TOptions, TResult> build,
        CancellationToken cancellationToken)
        where TOptions : class
        where TResult : JourneyResult
    {
        cancellationToken.ThrowIfCancellationRequested();
        var chosen = options ?? byDefault;
        return chosen.Equals(byDefault) && Stored(Definition(gold), MartOptions.Default) is TResult stored
            ? stored
            : Run(context => build(context, chosen), cancellationToken);
    }

    JourneyResult? Stored(GoldDefinition table, MartOptions options)
    {
        RequireOpen();
        using var hold = _snapshot.Acquire();
        return _gold.Find(table, options);
    }
}
