using System.Globalization;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests;

/// <summary>
/// Everything that an open journey can be asked, under budgets that grow to what each refusal says is needed: it is refused with both
/// figures until the budget holds it, then gives the usual answer, and gives back all but what it has loaded.
/// </summary>
public sealed class MemoryNeedTests(MemoryNeedTests.Fixture stores) : IClassFixture<MemoryNeedTests.Fixture>
{
    static readonly Dictionary<string, Func<Journey, string>> Works = List();

    /// <summary>How refusals begin that are not about working memory.</summary>
    static readonly string[] Loading = ["loading ", "the attribute", "the rows of each household"];

    public static TheoryData<string> Names => [.. Works.Keys];

    /// <summary>One of each kind; the others take their time.</summary>
    [Theory]
    [InlineData("rfm Rfm")]
    [InlineData("top AssociationRules")]
    [InlineData("promotion_exposure PromotionExposure")]
    [InlineData("query hash")]
    [InlineData("export coupon")]
    [InlineData("stored Gold")]
    public void Work_is_refused_until_the_budget_is_what_it_needs(string name) => Try(name);

    [Theory]
    [Trait("Tier", "slow")]
    [MemberData(nameof(Names))]
    public void All_work_is_refused_until_the_budget_is_what_it_needs(string name) => Try(name);

    [Fact]
    public void Every_gold_table_and_every_method_of_a_result_is_tried()
    {
        string[] tried = [.. Works.Keys.Select(name => name.Split(' ')[0])];
        Assert.Empty(Journey.GoldTableNames.Except(tried));
        var asked = typeof(Journey).GetMethods().Where(method => typeof(JourneyResult).IsAssignableFrom(method.ReturnType)
            || method.ReturnType == typeof(PairCounts) || method.ReturnType == typeof(GoldReport));
        Assert.Empty(asked.Select(method => method.Name).Except([.. Works.Keys.SelectMany(name => name.Split(' ', ':'))]));
    }

    /// <summary>A budget that one piece of work leaves full of columns serves the next one that needs the same columns.</summary>
    [Fact]
    public void Work_at_the_same_time_shares_the_budget()
    {
        const string Name = "rfm Rfm";
        using var unbounded = Open(Name, null);
        string usual = Works[Name](unbounded);
        var (budget, _) = Need(Name, usual);
        using var journey = Open(Name, budget);
        Assert.Equal(usual, Works[Name](journey));
        int done = 0;
        int refused = 0;
        Parallel.For(0, 64, _ =>
        {
            try
            {
                Assert.Equal(usual, Works[Name](journey));
                Interlocked.Increment(ref done);
            }
            catch (MemoryBudgetException failure)
            {
                Assert.Equal(budget, failure.BudgetBytes);
                Interlocked.Increment(ref refused);
            }
        });
        Assert.Equal(64, done + refused);
        Assert.InRange(done, 1, 64);
        Assert.Equal(usual, Works[Name](journey));
    }

    void Try(string name)
    {
        using var unbounded = Open(name, null);
        string usual = Works[name](unbounded);
        long loaded = unbounded.Budget.TakenBytes;
        Assert.Equal(usual, Works[name](unbounded));
        Assert.Equal(loaded, unbounded.Budget.TakenBytes);
        var (budget, refusals) = Need(name, usual);
        Assert.InRange(refusals.Count, 1, 400);
        Assert.Contains(refusals, refusal => !Loading.Any(words => refusal.StartsWith(words, StringComparison.Ordinal)));
        using var journey = Open(name, budget);
        Assert.Equal(usual, Works[name](journey));
        Assert.InRange(journey.Budget.TakenBytes, 0, budget);
        using var less = Open(name, budget - 1);
        Assert.Equal(budget - 1, Assert.Throws<MemoryBudgetException>(() => Works[name](less)).BudgetBytes);
    }

    /// <summary>The least budget that does it, as the refusals below it say, and what they say.</summary>
    (long Budget, List<string> Refusals) Need(string name, string usual)
    {
        var refusals = new List<string>();
        for (long budget = 1; ;)
        {
            using var journey = Open(name, budget);
            try
            {
                Assert.Equal(usual, Works[name](journey));
                return (budget, refusals);
            }
            catch (MemoryBudgetException refused)
            {
                Assert.Equal(budget, refused.BudgetBytes);
                Assert.True(refused.NeededBytes > budget - refused.TakenBytes, refused.Message);
                Assert.Contains(KibiBytes(refused.NeededBytes), refused.Message, StringComparison.Ordinal);
                Assert.Contains(KibiBytes(budget), refused.Message, StringComparison.Ordinal);
                refusals.Add(refused.Message);
                budget = refused.NeededBytes + refused.TakenBytes;
            }
        }
    }

    Journey Open(string name, long? budget) => Journey.Open(
        name.StartsWith("stored", StringComparison.Ordinal) ? stores.WithGold : stores.Store,
        new OpenOptions { Threads = 1, MemoryBudgetBytes = budget });

    static string KibiBytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) / 1024:N0} KiB");

    static Dictionary<string, Func<Journey, string>> List()
    {
        var works = new Dictionary<string, Func<Journey, string>>
        {
            ["household_sales HouseholdSales"] = journey => Rows(journey.HouseholdSales()),
            ["rfm Rfm"] = journey => Rows(journey.Rfm()),
            ["rfm_segments RfmSegments"] = journey => Rows(journey.RfmSegments()),
            ["migration RfmMigration"] = journey => Rows(journey.RfmMigration(200, 600)),
            ["hh_summary HouseholdSummary"] = journey => Rows(journey.HouseholdSummary()),
            ["daily_hh_spend DailySpend"] = journey => Rows(journey.DailySpend()),
            ["household_metrics HouseholdMetrics"] = journey => Rows(journey.HouseholdMetrics()),
            ["association_rules AssociationRules"] = journey => Rows(journey.AssociationRules()),
            ["top AssociationRules"] = journey => Rows(journey.AssociationRules(new RuleOptions { Top = 5 })),
            ["itemsets AssociationRules"] = journey => Rows(journey.AssociationRules(
                new RuleOptions { Level = ItemLevel.Department, MaximumLength = 3, MinimumPairs = 50 })),
            ["segment AssociationRules"] = journey => Rows(journey.AssociationRules(
                new RuleOptions { Baskets = new BasketOptions { Segment = HouseholdSegment.RfmBin(4), Unit = BasketUnit.HouseholdWeek } })),
            ["pairs CountPairs"] = journey => journey.CountPairs().ToString(),
            ["recommendations Recommendations"] = journey => Rows(journey.Recommendations()),
            ["household Recommend"] = journey => Rows(journey.Recommend(1)),
            ["basket RecommendForBasket"] = journey => Rows(journey.RecommendForBasket(["CHEESE"])),
            ["evaluation Evaluate"] = journey => Rows(journey.Evaluate()),
            ["promotion_exposure PromotionExposure"] = journey => Rows(journey.PromotionExposure()),
            ["promotion_lift PromotionLift"] = journey => Rows(journey.PromotionLift()),
            ["household_promotion HouseholdPromotion"] = journey => Rows(journey.HouseholdPromotion()),
            ["campaign_summary CampaignSummary"] = journey => Rows(journey.CampaignSummary()),
            ["daily_campaign_sales DailyCampaignSales"] = journey => Rows(journey.DailyCampaignSales()),
            ["campaign_effect CampaignEffect"] = journey => Rows(journey.CampaignEffect()),
            ["campaign_redemption CampaignRedemption"] = journey => Rows(journey.CampaignRedemption()),
            ["campaign_overlap CampaignOverlap"] = journey => Rows(journey.CampaignOverlap()),
            ["name Gold"] = journey => Rows(journey.Gold("rfm")),
            ["stored Gold"] = journey => Rows(journey.Gold("association_rules")),
            ["stored BuildGold"] = journey =>
            {
                var report = journey.BuildGold(["household_sales", "rfm"]);
                report.ThrowIfFailed();
                return string.Join(' ', report.Built.Select(table => $"{table.Name} {table.Rows}"));
            },
            ["check"] = journey =>
            {
                journey.Check();
                return "sound";
            },
            ["describe"] = journey => string.Join('\n', journey.Describe("transaction_data").Select(column => $"{column}")),
            ["names"] = journey => string.Join(' ', journey.Names.Households),
            ["reference"] = journey => string.Join('\n', journey.VerifyReference()),
            ["query runs"] = journey => Query(journey, "causal_data", query => query.GroupBy("product_id", "week_no").Count()),
            ["query rows"] = journey => Query(journey, "transaction_data", query => query.GroupBy("department").Sum("sales_value")),
            ["query hash"] = journey => Query(
                journey, "transaction_data", query => query.GroupBy("household_key", "basket_id", "product_id").Count()),
            ["query lists"] = journey => Query(
                journey, "transaction_data", query => query.GroupBy("household_key").Median("sales_value").CountDistinct("product_id")),
            ["query order"] = journey => Query(
                journey, "transaction_data",
                query => query.GroupBy("product_id").Mean("quantity").Having("mean_quantity", 1)
                    .OrderByDescending("mean_quantity").Take(3)),
            ["query total"] = journey => Query(journey, "transaction_data", query => query.CountDistinct("basket_id").Max("income_desc")),
        };
        foreach (string table in Journey.SourceTableNames)
            works[$"export {table}"] = journey =>
            {
                using var bytes = new MemoryStream();
                journey.Table(table).Write(bytes, ExportFormat.Csv);
                return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes.ToArray()));
            };
        return works;
    }

    static string Query(Journey journey, string table, Func<JourneyQuery, JourneyQuery> ask) => Rows(ask(journey.Query(table)).Run());

    static string Rows(JourneyResult result) => result.Text(ExportFormat.Csv);

    /// <summary>Stores of few rows, one of them with stored gold tables.</summary>
    public sealed class Fixture : IDisposable
    {
        const double Scale = 0.005;

        readonly TemporaryFolder _folder = new();

        public Fixture()
        {
            foreach (string store in (string[])[Store, WithGold])
                TemporaryFolder.Copy(SyntheticData.Of(Scale).Store, store);
            using var journey = Journey.Open(WithGold);
            journey.BuildGold(["household_sales", "rfm", "association_rules"]).ThrowIfFailed();
        }

        public string Store => _folder["store"];

        public string WithGold => _folder["gold"];

        public void Dispose() => _folder.Dispose();
    }
}
