using System.Globalization;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>Which options are rejected, and what the error says.</summary>
[Trait("Matrix", "simd")]
public sealed class CoPurchaseTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    [Fact]
    public void Rules_beyond_the_memory_are_rejected_with_their_number()
    {
        using var store = Small();
        var (_, refusals) = Need(store.Path, new RuleOptions());
        using var journey = Journey.Open(store.Path);
        string held = string.Create(CultureInfo.InvariantCulture, $"holding {journey.AssociationRules().Count:N0} rules ");
        Assert.Contains(refusals, refusal => refusal.StartsWith(held, StringComparison.Ordinal));
    }

    [Fact]
    public void Bitmaps_itemsets_and_rules_each_count_against_the_memory()
    {
        using var store = Small();
        using var journey = Journey.Open(store.Path);
        var options = new RuleOptions { Level = ItemLevel.Department, MaximumLength = 3, MinimumPairs = 40 };
        var all = journey.AssociationRules(options);
        long itemsets = all.Select(rule => string.Join('|', rule.Antecedent.Append(rule.Consequent).Order())).Distinct().Count();
        // No rule is as confident as that, so that only itemsets take room.
        var none = options with { Threshold = 2 };
        long empty = Need(store.Path, none with { MinimumPairs = 1 << 20 }).Bytes;
        long mined = Need(store.Path, none).Bytes;
        var (listed, refusals) = Need(store.Path, options);
        Assert.InRange(mined - empty, itemsets * 100, itemsets * 1000);
        Assert.InRange(listed - mined, all.Count * 152L, long.MaxValue);
        Assert.Contains(refusals, refusal => refusal.Contains(
            string.Create(CultureInfo.InvariantCulture, $"estimated {all.Count:N0} rows"), StringComparison.Ordinal));
    }

    [Fact]
    public void Pairs_that_are_no_rules_take_no_memory()
    {
        const long Little = 32 << 20;
        var options = new RuleOptions { Level = ItemLevel.Product, MinimumPairs = 1, Metric = RuleMetric.Lift };
        Assert.Empty(Rules(options with { Threshold = 1e9 }, Little));
        Assert.Throws<MemoryBudgetException>(() => Rules(options, Little));
        using var journey = Bounded(Little);
        Assert.Throws<MemoryBudgetException>(() =>
            journey.Recommendations(new RecommendOptions { Level = ItemLevel.Product, MinimumPairs = 1 }));
        Assert.Throws<MemoryBudgetException>(() => journey.Evaluate(new EvaluateOptions { Level = ItemLevel.Product, MinimumPairs = 1 }));
    }

    /// <summary>What is kept while searching, and the result, follow the number that is asked for.</summary>
    [Fact]
    public void The_best_rules_fit_where_all_do_not()
    {
        const long Little = 32 << 20;
        var options = new RuleOptions { Level = ItemLevel.Product, MinimumPairs = 1, Metric = RuleMetric.Lift };
        var all = synthetic.Open.AssociationRules(options);
        Assert.Throws<MemoryBudgetException>(() => Rules(options, Little));
        var best = Rules(options with { Top = 5 }, Little);
        Assert.Equal(all.Top(RuleMetric.Lift, 5), best);
        Assert.Equal(all.Count, best.FoundRules);
        Assert.Throws<MemoryBudgetException>(() => Rules(options with { Top = int.MaxValue }, Little));
        Assert.Throws<ArgumentOutOfRangeException>(() => synthetic.Open.AssociationRules(new RuleOptions { Top = -1 }));
        Assert.Throws<UnknownNameException>(() => synthetic.Open.AssociationRules(new RuleOptions { Item = "NOTHING" }));
    }

    [Fact]
    public void The_level_of_the_rules_counts_wherever_it_is_written()
    {
        var narrow = new BasketOptions { MaximumBasketItems = 9 };
        var first = new RuleOptions { Level = ItemLevel.Department, Baskets = narrow };
        var last = new RuleOptions { Baskets = narrow, Level = ItemLevel.Department };
        var inside = new RuleOptions { Baskets = narrow with { Level = ItemLevel.Department } };
        Assert.Equal(synthetic.Open.AssociationRules(first), synthetic.Open.AssociationRules(last));
        Assert.Equal(synthetic.Open.AssociationRules(first), synthetic.Open.AssociationRules(inside));
        Assert.NotEqual(synthetic.Open.AssociationRules(first), synthetic.Open.AssociationRules(new RuleOptions { Baskets = narrow }));
    }

    [Fact]
    public void Antecedents_are_lists_however_long_rules_may_be()
    {
        var rules = synthetic.Open.AssociationRules(new RuleOptions { Level = ItemLevel.Product, MinimumPairs = 12, MaximumLength = 3 });
        foreach (var result in new[] { rules, rules.Top(RuleMetric.Support, 1), rules.Top(RuleMetric.Support, 0) })
            Assert.IsType<int[][]>(result.Frame.Columns[1].Values);
        Assert.IsType<int[][]>(
            synthetic.Open.AssociationRules(new RuleOptions { Level = ItemLevel.Product, MinimumPairs = 12 }).Frame.Columns[1].Values);
    }

    /// <summary>
    /// A share of the baskets is a count of them by the division that gives the support, whatever a product of doubles says.
    /// </summary>
    [Fact]
    public void The_least_support_is_met_by_exactly_the_counts_that_reach_it()
    {
        for (int baskets = 1; baskets <= 400; baskets++)
        {
            for (int count = 1; count <= baskets; count++)
            {
                double support = (double)count / baskets;
                Assert.Equal(count, RuleFinder.MinPairs(support, baskets));
                Assert.Equal(count + 1, RuleFinder.MinPairs(double.BitIncrement(support), baskets));
                Assert.Equal(count, RuleFinder.MinPairs(double.BitDecrement(support), baskets));
            }
        }
    }

    [Fact]
    public void Every_product_pair_is_counted_and_not_listed()
    {
        var counted = synthetic.Open.CountPairs(new BasketOptions { Level = ItemLevel.Product });
        var listed = synthetic.Open.AssociationRules(
            new RuleOptions { Level = ItemLevel.Product, MinimumPairs = 1 });
        Assert.Equal(2 * counted.DistinctPairs, listed.Count);
        Assert.Equal(2 * counted.PairOccurrences, listed.Sum(rule => (long)rule.Counts.Pair));
        Assert.Equal(2 * counted.FrequentPairs, listed.Count(rule => rule.Counts.Pair >= 5));
        Assert.Equal(synthetic.Open.AssociationRules(new RuleOptions { Level = ItemLevel.Product }).Count, 2 * counted.FrequentPairs);
        var coarse = synthetic.Open.CountPairs();
        Assert.Equal(coarse.DistinctPairs, coarse.FrequentPairs);
    }

    [Fact]
    public void Large_baskets_are_skipped_and_counted()
    {
        var all = synthetic.Open.AssociationRules();
        var some = synthetic.Open.AssociationRules(new RuleOptions { Baskets = new BasketOptions { MaximumBasketItems = 5 } });
        Assert.Equal(0, all.SkippedBaskets);
        Assert.InRange(some.SkippedBaskets, 1, all.Baskets - 1);
        Assert.Equal(all.Baskets, some.Baskets + some.SkippedBaskets);
    }

    [Fact]
    public void Segments_part_the_baskets()
    {
        foreach (var cleaning in new[] { CleaningProfile.Reference, CleaningProfile.Raw })
            foreach (var bin in synthetic.Open.Rfm(new RfmOptions { Cleaning = cleaning }).GroupBy(row => row.RfmBins))
                Assert.Equal(
                    bin.Sum(row => row.Baskets),
                    synthetic.Open.CountPairs(new BasketOptions
                    {
                        Level = ItemLevel.Product,
                        Cleaning = cleaning,
                        Segment = HouseholdSegment.RfmBin(bin.Key),
                    }).Baskets);
        int In(HouseholdSegment segment) => synthetic.Open.CountPairs(new BasketOptions { Segment = segment }).Baskets;
        int all = synthetic.Open.CountPairs().Baskets;
        Assert.Equal(all, Enumerable.Range(1, 5).Sum(bin => In(HouseholdSegment.RfmBin(bin))));
        Assert.Equal(all, synthetic.Open.HouseholdMetrics().Sum(row => In(HouseholdSegment.Household(row.HouseholdKey))));
        Assert.InRange(In(HouseholdSegment.Demographic("income_desc", "50-74K")), 1, all - 1);
    }

    [Theory]
    [InlineData("colour=red")]
    [InlineData("income_desc=plenty")]
    [InlineData("household_key=-3")]
    public void An_unknown_segment_is_an_error(string segment) =>
        Assert.Throws<UnknownNameException>(() =>
            synthetic.Open.CountPairs(new BasketOptions { Segment = HouseholdSegment.Parse(segment) }));

    [Theory]
    [InlineData("rfm_bins=6")]
    [InlineData("rfm_bins")]
    [InlineData("RFM_BINS=9")]
    [InlineData("HOUSEHOLD_KEY=")]
    [InlineData("household_key=")]
    [InlineData("=x")]
    public void A_segment_that_makes_no_sense_is_an_error(string segment) =>
        Assert.Throws<FormatException>(() => HouseholdSegment.Parse(segment));

    [Theory]
    [InlineData("age_desc=45-54")]
    [InlineData("rfm_bins=3")]
    [InlineData("household_key=17")]
    [InlineData("income_desc=a=b")]
    public void A_segment_reads_as_it_is_written(string segment) => Assert.Equal(segment, HouseholdSegment.Parse(segment).ToString());

    [Fact]
    public void Unknown_items_departments_and_households_are_errors()
    {
        Assert.Throws<UnknownNameException>(() =>
            synthetic.Open.AssociationRules(new RuleOptions { Baskets = new BasketOptions { ExcludedItems = ["NO SUCH THING"] } }));
        Assert.Throws<UnknownNameException>(() =>
            synthetic.Open.AssociationRules(new RuleOptions { Baskets = new BasketOptions { ExcludedDepartments = ["NO SUCH THING"] } }));
        Assert.Throws<UnknownNameException>(() => synthetic.Open.RecommendForBasket(["NO SUCH THING"]));
        Assert.Throws<UnknownNameException>(() => synthetic.Open.Recommend(-3));
    }

    [Fact]
    public void Options_out_of_range_are_errors()
    {
        foreach (var options in new RuleOptions[]
        {
            new() { MinimumPairs = 0 }, new() { MinimumSupport = 1.5 }, new() { MinimumSupport = double.NaN },
            new() { Threshold = double.NaN }, new() { MaximumLength = 1 }, new() { MaximumLength = 6 },
            new() { Baskets = new BasketOptions { MaximumBasketItems = 0 } },
            new() { Baskets = new BasketOptions { FirstDay = 5, LastDay = 4 } },
        })
            Assert.ThrowsAny<ArgumentException>(() => synthetic.Open.AssociationRules(options));
        foreach (var options in new RecommendOptions[]
        {
            new() { Count = 0 }, new() { Count = 1001 }, new() { MinimumPairs = 0 }, new() { Metric = RuleMetric.Support },
            new() { Metric = RuleMetric.Conviction },
        })
            Assert.ThrowsAny<ArgumentException>(() => synthetic.Open.Recommend(1, options));
        foreach (var options in new EvaluateOptions[]
        {
            new() { Horizon = 0 }, new() { Lengths = [] }, new() { Lengths = [0] }, new() { Lengths = [1001] }, new() { MinimumPairs = 0 },
            new() { Metrics = [RuleMetric.Support] },
        })
            Assert.ThrowsAny<ArgumentException>(() => synthetic.Open.Evaluate(options));
        Assert.Throws<ArgumentException>(() => HouseholdSegment.Demographic("RFM_bins", "9"));
        Assert.Throws<ArgumentException>(() => HouseholdSegment.Demographic("household_key", "9"));
        Assert.Throws<ArgumentException>(() => synthetic.Open.CountPairs(new BasketOptions { ExcludedItems = default }));
        Assert.Throws<ArgumentException>(() => synthetic.Open.Evaluate(new EvaluateOptions { Metrics = default }));
        Assert.ThrowsAny<ArgumentException>(() => synthetic.Open.CountPairs(new BasketOptions { Unit = (BasketUnit)9 }));
        Assert.ThrowsAny<ArgumentException>(() => synthetic.Open.CountPairs(new BasketOptions { Level = (ItemLevel)9 }));
        Assert.ThrowsAny<ArgumentException>(() => synthetic.Open.AssociationRules(new RuleOptions { Metric = (RuleMetric)99 }));
        Assert.ThrowsAny<ArgumentException>(() => synthetic.Open.Recommend(1, new RecommendOptions { Bought = (BoughtItems)9 }));
        Assert.ThrowsAny<ArgumentException>(() => synthetic.Open.Recommend(1, new RecommendOptions { Offers = (OfferUse)9 }));
        Assert.Throws<ArgumentException>(() => synthetic.Open.RecommendForBasket(
            ["BEEF"], new RecommendOptions { Bought = BoughtItems.Only }));
        Assert.Throws<ArgumentException>(() => synthetic.Open.RecommendForBasket(["BEEF"], new RecommendOptions { CampaignDay = 400 }));
    }

    [Fact]
    public void Gold_tables_take_a_level_and_a_minimum_of_pairs()
    {
        var options = new MartOptions { Level = ItemLevel.Department, MinimumPairs = 40 };
        Assert.Equal(
            synthetic.Open.AssociationRules(new RuleOptions { Level = ItemLevel.Department, MinimumPairs = 40 }).CsvLines(),
            synthetic.Open.Gold("association_rules", options).CsvLines());
        Assert.Equal(
            synthetic.Open.Recommendations(new RecommendOptions { Level = ItemLevel.Department, MinimumPairs = 40 }).CsvLines(),
            synthetic.Open.Gold("recommendations", options).CsvLines());
        Assert.Throws<UnknownNameException>(() => synthetic.Open.Gold("rfm", options));
    }

    [Fact]
    public void Top_rules_are_the_first_of_all_by_their_metric()
    {
        var rules = synthetic.Open.AssociationRules(new RuleOptions { Level = ItemLevel.Department, MaximumLength = 3 });
        var top = rules.Top(RuleMetric.Lift, 7);
        Assert.Equal(rules.OrderByDescending(rule => rule.Counts.Lift).Take(7), top);
        Assert.Equal(rules.CsvLines().Skip(1).Where(top.CsvLines().Contains).Order(), top.CsvLines().Skip(1).Order());
        Assert.Throws<ArgumentOutOfRangeException>(() => rules.Top(RuleMetric.Lift, -1));
    }

    static TemporaryFolder Small()
    {
        var folder = new TemporaryFolder();
        TemporaryFolder.Copy(SyntheticData.Of(0.005).Store, folder.Path);
        return folder;
    }

    /// <summary>The least budget that finds rules, as the refusals below it say, and what they say.</summary>
    static (long Bytes, List<string> Refusals) Need(string store, RuleOptions options)
    {
        var refusals = new List<string>();
        for (long budget = 1; ;)
        {
            using var journey = Journey.Open(store, new OpenOptions { MemoryBudgetBytes = budget, Threads = 1 });
            try
            {
                journey.AssociationRules(options);
                return (budget, refusals);
            }
            catch (MemoryBudgetException refused)
            {
                refusals.Add(refused.Message);
                budget = refused.NeededBytes + refused.TakenBytes;
            }
        }
    }

    Journey Bounded(long budget) => Journey.Open(synthetic.Store, new OpenOptions { MemoryBudgetBytes = budget, Threads = 1 });

    AssociationRulesResult Rules(RuleOptions options, long budget)
    {
        using var journey = Bounded(budget);
        return journey.AssociationRules(options);
    }
}
