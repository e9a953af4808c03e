using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>
/// The right values where there is next to nothing: every gold table against DuckDB, the marts of households against the naive model, and
/// whatever a result can do.
/// </summary>
[Trait("Matrix", "simd")]
public sealed class EmptinessTests(SparseStores stores) : IClassFixture<SparseStores>
{
    static readonly CleaningProfile[] Profiles = [CleaningProfile.Reference, CleaningProfile.Raw];

    public static TheoryData<string> Kinds => [.. SparseJourney.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_gold_table_is_what_the_oracle_computes(string kind)
    {
        var journey = stores[kind];
        using var oracle = new DuckDbOracle(stores.Csv(kind));
        foreach (string table in Journey.GoldTableNames)
            CsvAssert.Equal(oracle.Lines(OracleSql.Tables[table]), journey.Gold(table), $"of {kind}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stored_gold_tables_are_the_computed_ones(string kind)
    {
        using var folder = new TemporaryFolder();
        await Journey.IngestAsync(stores.Csv(kind), folder["store"], new IngestOptions { Store = UnsyncedFileOps.Options });
        using var journey = Journey.Open(folder["store"]);
        var built = journey.BuildGold().Built;
        Assert.Equal(Journey.GoldTableNames, built.Select(table => table.Name));
        foreach (string table in Journey.GoldTableNames)
            CsvAssert.Equal(stores[kind].Gold(table).CsvLines(), journey.Gold(table), $"stored, of {kind}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_marts_of_households_are_what_the_naive_model_computes(string kind)
    {
        var (journey, model) = (stores[kind], new NaiveModel(SparseJourney.Kinds[kind]));
        MartRows.Equal(model.HouseholdSales(), journey.HouseholdSales(), kind);
        foreach (var cleaning in Profiles)
        {
            var rfm = new RfmOptions { Cleaning = cleaning };
            MartRows.Equal(model.Rfm(rfm), journey.Rfm(rfm), kind);
            MartRows.Equal(model.RfmSegments(rfm), journey.RfmSegments(rfm), kind);
            MartRows.Equal(model.DailySpend(cleaning), journey.DailySpend(cleaning), kind);
            MartRows.Equal(model.HouseholdMetrics(cleaning), journey.HouseholdMetrics(cleaning), kind);
            foreach (bool all in (bool[])[false, true])
            {
                var summary = new HouseholdSummaryOptions { Rfm = rfm, AllHouseholds = all };
                MartRows.Equal(model.HouseholdSummary(summary), journey.HouseholdSummary(summary), kind);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_result_can_be_picked_from_and_written_in_every_format(string kind)
    {
        foreach (var result in ResultsOf(stores[kind]))
        {
            using (var batch = result.ToRecordBatch())
                Assert.Equal((result.Count, result.ColumnNames.Count), (batch.Length, batch.ColumnCount));
            CsvAssert.Equal(result.CsvLines(), result.Pick(Enumerable.Range(0, result.Count)), $"picked, of {kind}");
            CsvAssert.Equal([result.CsvLines()[0]], result.Pick([]), $"nothing picked, of {kind}");
            Assert.Equal(result.Count, result.Texts().Count());
            foreach (var format in Enum.GetValues<ExportFormat>())
            {
                using var stream = new MemoryStream();
                result.Write(stream, format);
                Assert.True(stream.Length > 0);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_not_there_is_not_found(string kind)
    {
        const int Nobody = 12_345;
        var journey = stores[kind];
        Assert.Null(journey.HouseholdSales().Find(Nobody));
        Assert.Null(journey.Rfm().Find(Nobody));
        Assert.Null(journey.HouseholdSummary().Find(Nobody));
        Assert.Null(journey.HouseholdMetrics().Find(Nobody));
        Assert.Null(journey.HouseholdPromotion().Find(Nobody));
        Assert.Null(journey.DailySpend().Find(200, Nobody));
        Assert.Empty(journey.DailySpend().For(Nobody));
        Assert.Null(journey.CampaignSummary().Find(Nobody));
        Assert.Null(journey.CampaignRedemption().Find(Nobody));
        Assert.Null(journey.CampaignEffect().Find(Nobody, CampaignGroup.Targeted));
        Assert.Empty(journey.DailyCampaignSales().For(Nobody));
        Assert.Empty(journey.Recommendations().For(Nobody));
        Assert.Throws<UnknownNameException>(() => journey.PromotionLift().For("nowhere"));
        Assert.Throws<UnknownNameException>(() => journey.Recommend(Nobody));
        Assert.Throws<UnknownNameException>(() => journey.RecommendForBasket(["nowhere"]));
        Assert.Equal(4, journey.PromotionExposure().Count);
        Assert.Equal(journey.PromotionExposure()[3], journey.PromotionExposure().Find(true, true));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Pairs_are_those_of_the_rules(string kind)
    {
        foreach (var level in Enum.GetValues<ItemLevel>())
        {
            var rules = stores[kind].AssociationRules(new RuleOptions { Baskets = new BasketOptions { Level = level }, MinimumPairs = 1 });
            var pairs = stores[kind].CountPairs(new BasketOptions { Level = level }, minimumPairs: 1);
            Assert.Equal(
                (rules.Count / 2, rules.Sum(rule => (long)rule.Counts.Pair) / 2, rules.Count / 2),
                (pairs.DistinctPairs, pairs.PairOccurrences, pairs.FrequentPairs));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_store_says_of_itself_what_it_has(string kind)
    {
        var (journey, rows) = (stores[kind], SparseJourney.Kinds[kind]);
        journey.Check();
        Assert.NotEmpty(journey.VerifyReference());
        Assert.NotNull(journey.Names);
        int[] expected =
        [
            rows.Lines.Count, rows.Promotions.Count, rows.Products.Count, rows.Demographics.Count, rows.Campaigns.Count, rows.Targets.Count,
            rows.Coupons.Count, rows.Redemptions.Count,
        ];
        Assert.Equal(expected, journey.Tables.Select(table => (int)table.RowCount));
        foreach (string table in Journey.SourceTableNames)
        {
            var batches = journey.Table(table).ToRecordBatches().ToList();
            Assert.Equal(journey.Table(table).RowCount, batches.Sum(batch => batch.Length));
            batches.ForEach(batch => batch.Dispose());
            Assert.NotEmpty(journey.Describe(table));
        }
    }

    static IEnumerable<JourneyResult> ResultsOf(Journey journey)
    {
        foreach (string table in Journey.GoldTableNames)
            yield return journey.Gold(table);
        yield return journey.HouseholdSummary(new HouseholdSummaryOptions { AllHouseholds = true });
        yield return journey.RfmMigration(300, 600);
        yield return journey.Evaluate();
        foreach (var level in Enum.GetValues<ItemLevel>())
        {
            yield return journey.AssociationRules(
                new RuleOptions { Baskets = new BasketOptions { Level = level }, MinimumPairs = 1, MaximumLength = 3 });
            yield return journey.Recommendations(new RecommendOptions { Level = level, MinimumPairs = 1 });
            yield return journey.PromotionLift(new PromotionLiftOptions { Level = level });
        }

        foreach (var by in Enum.GetValues<PromotionBreakdown>())
            yield return journey.PromotionLift(new PromotionLiftOptions { By = by });
        foreach (int household in journey.HouseholdSales().Select(row => row.HouseholdKey))
            yield return journey.Recommend(household);
        foreach (var segment in Enumerable.Range(1, 5).Select(HouseholdSegment.RfmBin))
        {
            yield return journey.AssociationRules(new RuleOptions { Baskets = new BasketOptions { Segment = segment } });
            yield return journey.PromotionExposure(new PromotionOptions { Segment = segment });
        }
    }
}
