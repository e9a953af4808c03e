using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>The verbs rules, recommend and evaluate: every option reaches the library.</summary>
public sealed class CoPurchaseVerbTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    [Fact]
    public async Task Rules_are_those_of_the_library()
    {
        var options = new RuleOptions
        {
            Baskets = new BasketOptions
            {
                Level = ItemLevel.Department,
                Unit = BasketUnit.HouseholdWeek,
                FirstDay = 200,
                LastDay = 600,
                Segment = HouseholdSegment.RfmBin(4),
                MaximumBasketItems = 9,
                ExcludedItems = ["PRODUCE"],
                ExcludedDepartments = ["MEAT"],
            },
            MinimumPairs = 3,
            MinimumSupport = 0.01,
            Metric = RuleMetric.Lift,
            Threshold = 1.1,
            MaximumLength = 3,
        };
        const string Line = "--level department --unit household-week --from-day 200 --to-day 600 --segment rfm_bins=4 --max-basket 9 "
            + "--exclude PRODUCE --exclude-department MEAT";
        string rules = $"rules --store {synthetic.Store} {Line} --min-pairs 3 --min-support 0.01 --metric lift --threshold 1.1 --max-len 3";
        var expected = synthetic.Open.AssociationRules(options);
        Assert.InRange(expected.Count, 8, 100_000);
        var run = await CliRun.Of(rules);
        Assert.Equal(0, run.Code);
        CsvAssert.Equal(expected.Text(ExportFormat.Csv), run.Output, "what is printed");
        Assert.Equal(expected.Top(RuleMetric.Lift, 5).Text(ExportFormat.Csv), (await CliRun.Of(rules + " --top 5")).Output);
        var shown = await CliRun.Of(rules, terminal: true);
        Assert.Contains($"{expected.SkippedBaskets:N0} baskets skipped", shown.Error, StringComparison.Ordinal);
        Assert.Equal(1 + Math.Min(20, expected.Count), shown.Output.TrimEnd('\n').Split('\n').Length);
        using var folder = new TemporaryFolder();
        Assert.Equal((0, ""), await Output(rules + $" --out {folder["rules.csv"]}"));
        Assert.Equal(expected.Text(ExportFormat.Csv), await File.ReadAllTextAsync(folder["rules.csv"]));
    }

    [Fact]
    public async Task Counts_are_those_of_the_library()
    {
        var counts = synthetic.Open.CountPairs(new BasketOptions { Level = ItemLevel.Product }, 3);
        Assert.Equal(
            (0, $"baskets,{counts.Baskets}\nskipped_baskets,0\nitems,{counts.Items}\ndistinct_pairs,{counts.DistinctPairs}\n"
                + $"pair_occurrences,{counts.PairOccurrences}\nfrequent_pairs,{counts.FrequentPairs}\n"),
            await Output($"rules --store {synthetic.Store} --level product --counts --min-pairs 3"));
    }

    [Fact]
    public async Task Recommendations_are_those_of_the_library_with_their_evidence()
    {
        var options = new RecommendOptions
        {
            Level = ItemLevel.SubCommodity,
            Metric = RuleMetric.Cosine,
            Count = 4,
            MinimumPairs = 8,
            Bought = BoughtItems.Only,
        };
        var expected = synthetic.Open.Recommend(7, options);
        var run = await CliRun.Of(
            $"recommend --store {synthetic.Store} --household 7 --level sub-commodity --metric cosine --top 4 --min-pairs 8 --bought only",
            terminal: true);
        Assert.Equal(0, run.Code);
        Assert.All(expected, row => Assert.Contains($"{row.Item}  (score ", run.Output, StringComparison.Ordinal));
        foreach (var anchor in expected.SelectMany(row => row.Anchors.Take(3)))
            Assert.Contains(
                $"{anchor.Item}: bought {anchor.Weight:N0} times, last on day {anchor.LastDay}; {anchor.Counts.Pair:N0} of its ",
                run.Output, StringComparison.Ordinal);
        var plain = await CliRun.Of(
            $"recommend --store {synthetic.Store} --household 7 --level sub-commodity --metric cosine --top 4 --min-pairs 8 --bought only");
        CsvAssert.Equal(expected.Text(ExportFormat.Csv), plain.Output, "what is printed");
        var lines = plain.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(
            "household_key,rank,item,score,popularity,is_fallback,anchors,n_baskets,weights,last_days,n_antecedents,n_pairs", lines[0]);
        foreach (var (row, line) in expected.Zip(lines[1..]))
        {
            string evidence = Lists(
                row, anchor => anchor.Weight, anchor => anchor.LastDay!, anchor => anchor.Counts.Antecedent, anchor => anchor.Counts.Pair);
            Assert.EndsWith($",{row.Anchors[0].Counts.Baskets},{evidence}", line, StringComparison.Ordinal);
        }

        Assert.All(expected, row => Assert.All(row.Anchors, anchor => Assert.Equal(row.Popularity, anchor.Counts.Consequent)));
    }

    [Fact]
    public async Task A_basket_is_recommended_for_too()
    {
        var expected = synthetic.Open.RecommendForBasket(["BEEF", "APPLES"]);
        Assert.Equal(
            (0, expected.Text(ExportFormat.Csv)), await Output($"recommend --store {synthetic.Store} --basket BEEF --basket APPLES"));
        string[] lines = expected.CsvLines();
        Assert.Equal("household_key,rank,item,score,popularity,is_fallback,anchors,n_baskets,weights,n_antecedents,n_pairs", lines[0]);
        foreach (var (row, line) in expected.Zip(lines[1..]))
            Assert.EndsWith(
                $",{row.Anchors[0].Counts.Baskets},"
                + $"{Lists(row, anchor => anchor.Weight, anchor => anchor.Counts.Antecedent, anchor => anchor.Counts.Pair)}",
                line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fallback_has_no_evidence()
    {
        var popular = synthetic.Open.RecommendForBasket(["BEEF"], new RecommendOptions { MinimumPairs = 1_000_000 });
        Assert.All(popular, row => Assert.True(row.IsFallback));
        Assert.All(popular.CsvLines()[1..], line => Assert.EndsWith(",true,\"\",,\"\",\"\",\"\"", line, StringComparison.Ordinal));
    }

    static string Lists(Recommendation row, params Func<RecommendationAnchor, object>[] values) =>
        string.Join(',', values.Select(value => string.Join("; ", row.Anchors.Select(value))));

    [Fact]
    public async Task Offers_reach_the_library()
    {
        var campaign = new RecommendOptions { CampaignDay = 590, Offers = OfferUse.First };
        Assert.Equal(
            (0, synthetic.Open.Recommend(7, campaign).Text(ExportFormat.Csv)),
            await Output($"recommend --store {synthetic.Store} --household 7 --campaign-day 590 --offers first"));
        string[] place = synthetic.Open.Query("causal_data").GroupBy("store_id", "week_no").Count().Take(1).Run().CsvLines()[1].Split(',');
        var promoted = new RecommendOptions
        {
            Level = ItemLevel.Product,
            PromotedIn = new StoreWeek(int.Parse(place[0], null), int.Parse(place[1], null)),
        };
        Assert.Equal(
            (0, synthetic.Open.Recommend(7, promoted).Text(ExportFormat.Csv)),
            await Output(
                $"recommend --store {synthetic.Store} --household 7 --level product --promoted-store {place[0]} "
                + $"--promoted-week {place[1]}"));
    }

    [Fact]
    public async Task The_evaluation_is_that_of_the_library()
    {
        var options = new EvaluateOptions
        {
            Level = ItemLevel.SubCommodity,
            Horizon = 50,
            Lengths = [3, 7],
            Bought = BoughtItems.Include,
            MinimumPairs = 6,
        };
        var run = await CliRun.Of(
            $"evaluate --store {synthetic.Store} --level sub-commodity --horizon 50 --k 3,7 --bought include --min-pairs 6");
        Assert.Equal(0, run.Code);
        CsvAssert.Equal(synthetic.Open.Evaluate(options).Text(ExportFormat.Csv), run.Output, "what is printed");
        var shown = await CliRun.Of($"evaluate --store {synthetic.Store}", terminal: true);
        Assert.Contains("up to 680, evaluated on those up to 708", shown.Error, StringComparison.Ordinal);
        string[] lines = shown.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(1 + (2 * (EvaluateOptions.AllMetrics.Length + 2)), lines.Length);
        Assert.Single(lines.Select(line => line.Length).Distinct());
    }

    [Fact]
    public async Task Gold_tables_take_level_and_minimum_of_pairs()
    {
        var options = new MartOptions { Level = ItemLevel.Section, MinimumPairs = 9 };
        foreach (string table in new[] { "association_rules", "recommendations" })
            Assert.Equal(
                (0, synthetic.Open.Gold(table, options).Text(ExportFormat.Csv)),
                await Output($"show {table} --store {synthetic.Store} --level section --min-pairs 9 --limit 100000"));
    }

    static async Task<(int Code, string Output)> Output(string line)
    {
        var run = await CliRun.Of(line);
        return (run.Code, run.Output);
    }
}
