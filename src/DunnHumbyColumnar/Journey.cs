using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Ingest;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar;

/// <summary>
/// An open store: one generation of the eight tables, and the answers to questions about them. It keeps its generation whatever writers do
/// meanwhile. Safe for concurrent callers. Results stay valid after disposal; <see cref="SourceTable"/> does not.
/// </summary>
public sealed class Journey : IDisposable, IAsyncDisposable
{
    readonly string _store;
    readonly OpenOptions _options;
    readonly SnapshotOptions _storeOptions;
    readonly OpenSnapshot _snapshot;
    readonly LoadOnce<JourneyNames> _names;

    Journey(string store, OpenOptions options, SnapshotOptions storeOptions, OpenSnapshot snapshot)
    {
        _store = store;
        _options = options;
        _storeOptions = storeOptions;
        _snapshot = snapshot;
        _names = new(() => Run(context => new JourneyNames(context.Data), CancellationToken.None));
        Tables = [.. snapshot.Data.Tables.Select(Source)];
    }

    /// <summary>Names of the gold tables that <see cref="Gold"/> and <see cref="BuildGold"/> know.</summary>
    public static IReadOnlyList<string> GoldTableNames { get; } = [.. GoldTables.All.Select(table => table.Name)];

    /// <summary>
    /// The gold tables as data, in the order of <see cref="GoldTableNames"/>: question, columns, order. A column of sections is one
    /// placeholder; results have a column per section.
    /// </summary>
    public static IReadOnlyList<TableSchema> GoldSchemas { get; } = [.. GoldTables.All.Select(table => table.Schema)];

    /// <summary>Names of the eight source tables in definition order.</summary>
    public static IReadOnlyList<string> SourceTableNames { get; } = [.. CompleteJourney.Tables.Select(table => table.Name)];

    /// <summary>The eight source tables in definition order.</summary>
    public IReadOnlyList<SourceTable> Tables { get; }

    /// <summary>The ids and names that the tables know; loaded on first use.</summary>
    /// <exception cref="SnapshotCorruptException">They are damaged.</exception>
    public JourneyNames Names => _names.Value;

    internal JourneyData Data => _snapshot.Data;

    /// <summary>
    /// Reads the eight CSV files, sorts and encodes them and publishes them as the next generation of a store, all or nothing. Sources that
    /// have not changed since the current generation are not read again. Progress is reported from worker threads.
    /// </summary>
    /// <param name="csvDirectory">The folder with the eight files.</param>
    /// <param name="storeDirectory">The store; created if need be.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    /// <param name="progress">Receives bytes, rows and the estimated remaining time.</param>
    /// <param name="cancellationToken">Ends the ingest with nothing published.</param>
    /// <exception cref="InputDataException">A file is missing or has a fault; nothing was published.</exception>
    /// <exception cref="StoreLockedException">Another writer is at work.</exception>
    /// <exception cref="StoreIOException">A read or a write failed; the previous generation is unchanged.</exception>
    /// <exception cref="MemoryBudgetException">The estimate exceeds the budget.</exception>
    public static Task<IngestReport> IngestAsync(
        string csvDirectory, string storeDirectory, IngestOptions? options = null, IProgress<IngestProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(csvDirectory);
        ArgumentException.ThrowIfNullOrEmpty(storeDirectory);
        var chosen = options ?? new IngestOptions();
        chosen.Validate();
        return Task.Run(() => IngestPipeline.Run(csvDirectory, storeDirectory, chosen, progress, cancellationToken), cancellationToken);
    }

    /// <summary>Opens the current generation. Columns are read, verified by their hashes and checked on first use.</summary>
    /// <exception cref="SnapshotMissingException">Nothing has been published there.</exception>
    /// <exception cref="SnapshotCorruptException">
    /// A file is damaged; later calls can throw it too, when they load a damaged column.
    /// </exception>
    /// <exception cref="StoreIOException">A read failed.</exception>
    public static Journey Open(string storeDirectory, OpenOptions? options = null) =>
        Open(storeDirectory, options ?? new OpenOptions(), SnapshotOptions.Default);

    /// <summary>What the store holds.</summary>
    public StoreInfo Info()
    {
        var info = _snapshot.Info;
        var tables = Data.Tables.Select((table, t) =>
        {
            var source = info.Sources.FirstOrDefault(source => source.Name == table.Spec.FileName);
            return new StoredTableInfo(
                table.Spec.Name, table.RowCount, table.Columns.Length, info.TableBytes[t], source?.Size ?? 0, source?.Rejected ?? 0);
        });
        return new StoreInfo(
            info.Generation,
            info.CreatedAt,
            info.EngineVersion,
            info.ContentHash,
            info.Bytes,
            [.. tables],
            [.. GoldStore.List(_store, info.Generation, _storeOptions)
                .Select(table => table with { Caveat = GoldTables.Find(table.Name)?.Schema.Caveat })],
            _snapshot.LeaseFailure);
    }

    /// <summary>A source table by name.</summary>
    /// <exception cref="UnknownNameException">There is no such table.</exception>
    public SourceTable Table(string name) => Tables.FirstOrDefault(table => table.Metadata.Name == name)
        ?? throw new UnknownNameException("table", name, SourceTableNames);

    /// <summary>How each column of a source table is stored, its range and its most frequent values; loads the table.</summary>
    /// <exception cref="UnknownNameException">There is no such table.</exception>
    public ImmutableArray<ColumnDescription> Describe(string table)
    {
        using var hold = _snapshot.Acquire();
        var columns = Data[Table(table).Metadata.Name].Columns;
        var described = new ColumnDescription[columns.Length];
        Workers.Run(_options.Threads, columns.Length, (_, c) => described[c] = ColumnDescriber.Describe(columns[c]));
        return [.. described];
    }

    /// <summary>A query on a source table; nothing is computed until it is run.</summary>
    /// <exception cref="UnknownNameException">There is no such table.</exception>
    public JourneyQuery Query(string table) => new(
        new QuerySpec(Table(table).Metadata.Name),
        (spec, cancellationToken) => Run(
            context =>
            {
                var (frame, explanation) = QueryRun.Run(context, spec);
                return new QueryResult(context.Describe(spec.Table, "none", spec.Describe()), frame, explanation);
            },
            cancellationToken));

    /// <summary>household_sales: sales per household over all raw rows.</summary>
    public HouseholdSalesResult HouseholdSales(CancellationToken cancellationToken = default) =>
        Run(HouseholdSalesResult.Build, cancellationToken);

    /// <summary>rfm: recency, frequency and monetary scores per household of the clean view.</summary>
    public RfmResult Rfm(RfmOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(context => RfmResult.Build(context, options ?? new RfmOptions()), cancellationToken);

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
        Run(context => RfmSegmentsResult.Build(context, options ?? new RfmOptions()), cancellationToken);

    /// <summary>hh_summary: the customer profile table.</summary>
    public HouseholdSummaryResult HouseholdSummary(
        HouseholdSummaryOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(context => HouseholdSummaryResult.Build(context, options ?? new HouseholdSummaryOptions()), cancellationToken);

    /// <summary>daily_hh_spend: clean spend per day, household and section.</summary>
    public DailySpendResult DailySpend(CleaningProfile? cleaning = null, CancellationToken cancellationToken = default) =>
        Run(context => DailySpendResult.Build(context, cleaning ?? CleaningProfile.Reference), cancellationToken);

    /// <summary>household_metrics: spend, discounts, baskets, variety and rhythm per household of the clean view.</summary>
    public HouseholdMetricsResult HouseholdMetrics(CleaningProfile? cleaning = null, CancellationToken cancellationToken = default) =>
        Run(context => HouseholdMetricsResult.Build(context, cleaning ?? CleaningProfile.Reference), cancellationToken);

    /// <summary>association_rules: which items are bought together, and how much more often than by chance.</summary>
    /// <exception cref="MemoryBudgetException">There would be too many rules.</exception>
    /// <exception cref="UnknownNameException">The options name an item, department or segment that does not exist.</exception>
    public AssociationRulesResult AssociationRules(RuleOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(context => AssociationRulesResult.Build(context, options ?? new RuleOptions()), cancellationToken);

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
        Run(context => RecommendationsResult.Build(context, options ?? new RecommendOptions()), cancellationToken);

    /// <summary>
    /// Back-test of recommendations: trained on the clean lines up to a day, evaluated on those after it, with
    /// popularity and repeat purchases as baselines.
    /// </summary>
    /// <exception cref="MemoryBudgetException">There are too many rules to draw recommendations from.</exception>
    public EvaluationResult Evaluate(EvaluateOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(context => EvaluationResult.Build(context, options ?? new EvaluateOptions()), cancellationToken);

    /// <summary>promotion_exposure: clean lines by whether their product is on display and in the mailer in their store and week.</summary>
    /// <exception cref="UnknownNameException">The options name a store, section or segment that does not exist.</exception>
    /// <exception cref="MemoryBudgetException">The index of promotions would be too large.</exception>
    public PromotionExposureResult PromotionExposure(PromotionOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(context => PromotionExposureResult.Build(context, options ?? new PromotionOptions()), cancellationToken);

    /// <summary>household_promotion: how much of what each household buys is promoted.</summary>
    /// <exception cref="UnknownNameException">The options name a store, section or segment that does not exist.</exception>
    /// <exception cref="MemoryBudgetException">The index of promotions would be too large.</exception>
    public HouseholdPromotionResult HouseholdPromotion(PromotionOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(context => HouseholdPromotionResult.Build(context, options ?? new PromotionOptions()), cancellationToken);

    /// <summary>promotion_lift: how much more of each item is sold where and when it is promoted. Observed, not caused.</summary>
    /// <exception cref="UnknownNameException">The options name a store, section or segment that does not exist.</exception>
    /// <exception cref="MemoryBudgetException">The index of promotions would be too large.</exception>
    public PromotionLiftResult PromotionLift(PromotionLiftOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(context => PromotionLiftResult.Build(context, options ?? new PromotionLiftOptions()), cancellationToken);

    /// <summary>
    /// campaign_summary: each campaign, whom it reached, and what its listed products sold before,
    /// during and after it. Observed, not caused.
    /// </summary>
    /// <exception cref="MemoryBudgetException">There are too many campaigns to add up each on each day.</exception>
    public CampaignSummaryResult CampaignSummary(CleaningProfile? cleaning = null, CancellationToken cancellationToken = default) =>
        Run(context => CampaignSummaryResult.Build(context, cleaning ?? CleaningProfile.Reference), cancellationToken);

    /// <summary>daily_campaign_sales: sales of each campaign's listed products by day.</summary>
    /// <exception cref="MemoryBudgetException">There are too many campaigns to add up each on each day.</exception>
    public DailyCampaignSalesResult DailyCampaignSales(CleaningProfile? cleaning = null, CancellationToken cancellationToken = default) =>
        Run(context => DailyCampaignSalesResult.Build(context, cleaning ?? CleaningProfile.Reference), cancellationToken);

    /// <summary>
    /// campaign_effect: what targeted, untargeted and redeeming households bought of a campaign's listed products before,
    /// during and after it. Observed, not caused.
    /// </summary>
    /// <exception cref="MemoryBudgetException">There are too many campaigns to add up each on each day.</exception>
    public CampaignEffectResult CampaignEffect(CleaningProfile? cleaning = null, CancellationToken cancellationToken = default) =>
        Run(context => CampaignEffectResult.Build(context, cleaning ?? CleaningProfile.Reference), cancellationToken);

    /// <summary>campaign_redemption: redemptions of each campaign's coupons, and their discounts.</summary>
    public CampaignRedemptionResult CampaignRedemption(CleaningProfile? cleaning = null, CancellationToken cancellationToken = default) =>
        Run(context => CampaignRedemptionResult.Build(context, cleaning ?? CleaningProfile.Reference), cancellationToken);

    /// <summary>campaign_overlap: households, products and days that two campaigns have in common.</summary>
    /// <exception cref="MemoryBudgetException">There are too many campaigns to compare any two.</exception>
    public CampaignOverlapResult CampaignOverlap(CancellationToken cancellationToken = default) =>
        Run(CampaignOverlapResult.Build, cancellationToken);

    /// <summary>
    /// A gold table by name: read from the store if it was stored for this generation with exactly these options, otherwise computed.
    /// </summary>
    /// <exception cref="UnknownNameException">There is no such table, or it takes no such option.</exception>
    public JourneyResult Gold(string name, MartOptions? options = null, CancellationToken cancellationToken = default) =>
        GoldCatalog.Get(_store, _snapshot.Info, _storeOptions, Data, Definition(name), options ?? MartOptions.Default, build =>
            Run(build, cancellationToken));

    /// <summary>
    /// Computes gold tables with default options and stores them beside the snapshot, replacing what was stored for them. Throws
    /// <see cref="StoreLockedException"/> if another writer is at work.
    /// </summary>
    /// <param name="names">Which ones; null: all.</param>
    /// <param name="progress">Receives each table when it is computed.</param>
    /// <param name="cancellationToken">Ends the work with nothing stored.</param>
    /// <returns>
    /// The tables built, in the order of <see cref="GoldTableNames"/>; empty, with nothing stored, if the
    /// store has moved on to another generation.
    /// </returns>
    public ImmutableArray<BuiltTable> BuildGold(
        IEnumerable<string>? names = null, IProgress<BuiltTable>? progress = null, CancellationToken cancellationToken = default)
    {
        var wanted = names?.Select(Definition).ToHashSet();
        return GoldCatalog.Build(
            _store, _snapshot.Info, _storeOptions, [.. GoldTables.All.Where(table => wanted is null || wanted.Contains(table))],
            build => Run(build, cancellationToken), progress, cancellationToken);
    }

    /// <summary>
    /// Verifies everything: every checksum and every invariant of the snapshot and of its stored gold tables. Loads all columns.
    /// </summary>
    /// <exception cref="SnapshotCorruptException">At the first fault.</exception>
    public void Check(IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        _snapshot.Check(progress, cancellationToken);
        GoldStore.Check(_store, _snapshot.Info.Generation, _storeOptions, cancellationToken);
    }

    /// <summary>Row counts and totals against those published for the full data set, line by line.</summary>
    public ImmutableArray<ReferenceLine> VerifyReference() => ReferenceCheck.Run(this, Data);

    /// <summary>Closes the store once no query is running.</summary>
    public void Dispose() => _snapshot.Dispose();

    /// <summary>As <see cref="Dispose"/>.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal static Journey Open(string storeDirectory, OpenOptions options, SnapshotOptions storeOptions)
    {
        ArgumentException.ThrowIfNullOrEmpty(storeDirectory);
        options.Validate();
        var open = new SnapshotOpenOptions
        {
            LoadAll = options.LoadAll,
            MemoryMap = options.MemoryMap,
            Threads = options.Threads,
            Budget = new MemoryBudget(options.MemoryBudgetBytes),
        };
        return new Journey(storeDirectory, options, storeOptions, SnapshotReader.Open(storeDirectory, open, storeOptions.Files));
    }

    static GoldDefinition Definition(string name) =>
        GoldTables.Find(name) ?? throw new UnknownNameException("gold table", name, GoldTableNames);

    SourceTable Source(TableData table) => new(
        new ResultMetadata(
            table.Spec.Name, _snapshot.Info.CreatedAt, _snapshot.Info.Generation, _snapshot.Info.ContentHash, "none", "none"),
        table, _snapshot.Acquire);

    TResult Run<TResult>(Func<QueryContext, TResult> build, CancellationToken cancellationToken)
    {
        using var hold = _snapshot.Acquire();
        return build(new QueryContext(
            Data, _snapshot.Info.Generation, _snapshot.Info.ContentHash, _options.Threads, _storeOptions.Clock, cancellationToken));
    }
}
