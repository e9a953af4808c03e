using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>What was put into the data comes out of the rules: pairs planted by hand, and those of the generator.</summary>
public sealed class PlantedPairsTests(LargerSyntheticStore synthetic) : IClassFixture<LargerSyntheticStore>
{
    const int Products = 60;
    const int Baskets = 3_000;

    /// <summary>Product 100 + 2i brings 101 + 2i along, more rarely from pair to pair.</summary>
    static readonly (int First, int Second, double Probability)[] Planted =
        [(100, 101, 0.9), (102, 103, 0.7), (104, 105, 0.5), (106, 107, 0.4)];

    [Theory]
    [InlineData(RuleMetric.Lift)]
    [InlineData(RuleMetric.Leverage)]
    [InlineData(RuleMetric.Cosine)]
    [InlineData(RuleMetric.Jaccard)]
    [InlineData(RuleMetric.Kulczynski)]
    [InlineData(RuleMetric.Zhang)]
    public void Pairs_planted_by_hand_are_the_best_rules_in_their_order(RuleMetric metric)
    {
        var rules = AssociationRulesResult.Build(Context(), new RuleOptions { Level = ItemLevel.Product, MinimumPairs = 20 });
        string[] best = [.. rules.Top(metric, 40).Where(rule => int.Parse(rule.Antecedent[0], null) < int.Parse(rule.Consequent, null))
            .Select(rule => $"{rule.Antecedent[0]} {rule.Consequent}").Take(Planted.Length)];
        Assert.Equal(Planted.Select(pair => $"{pair.First} {pair.Second}"), best);
    }

    [Fact]
    public void A_measured_confidence_is_about_the_planted_probability()
    {
        var rules = AssociationRulesResult.Build(Context(), new RuleOptions { Level = ItemLevel.Product, MinimumPairs = 1 });
        foreach (var (first, second, probability) in Planted)
        {
            var rule = rules.Single(rule => rule.Antecedent[0] == $"{first}" && rule.Consequent == $"{second}").Counts;
            double chance = (double)rule.Consequent / rule.Baskets;
            Assert.InRange(rule.Confidence, probability - 0.1, probability + chance + 0.1);
        }
    }

    [Fact]
    public void Who_bought_the_first_is_recommended_the_second()
    {
        var result = RecommendationsResult.ForBasket(
            Context(), ["102"], new RecommendOptions { Level = ItemLevel.Product, Count = 1, Metric = RuleMetric.Lift });
        var best = Assert.Single(result);
        Assert.Equal(("103", false, 1), (best.Item, best.IsFallback, best.Anchors.Length));
        Assert.Equal(best.Score, best.Anchors[0].Counts.Lift);
    }

    [Fact]
    public void Commodity_pairs_of_the_generator_are_the_best_rules_of_their_first()
    {
        var rules = synthetic.Open.AssociationRules(new RuleOptions { MinimumPairs = 50 });
        var ranked = rules.Top(RuleMetric.Kulczynski, rules.Count).ToLookup(rule => rule.Antecedent[0]);
        // In so small a data set a rare commodity has no rule.
        var planted = synthetic.Generated.Planted.CommodityPairs
            .Where(pair => ranked[pair.First].Any(rule => rule.Consequent == pair.Second)).ToList();
        Assert.InRange(planted.Count, 7, 10);
        Assert.All(planted, pair => Assert.Equal(pair.Second, ranked[pair.First].First().Consequent));
        var best = rules.Top(RuleMetric.Lift, rules.Count / 50).Select(rule => (rule.Antecedent[0], rule.Consequent)).ToHashSet();
        Assert.InRange(planted.Count(pair => best.Contains((pair.First, pair.Second))), 5, 10);
    }

    [Fact]
    public void Product_pairs_of_the_generator_are_the_best_rules_of_their_first()
    {
        var rules = synthetic.Open.AssociationRules(new RuleOptions { Level = ItemLevel.Product });
        var ranked = rules.Top(RuleMetric.Cosine, rules.Count).ToLookup(rule => rule.Antecedent[0]);
        Assert.All(
            synthetic.Generated.Planted.ProductPairs, pair => Assert.Equal($"{pair.Second}", ranked[$"{pair.First}"].First().Consequent));
    }

    [Theory]
    [InlineData(ItemLevel.Commodity)]
    [InlineData(ItemLevel.SubCommodity)]
    public void Recommendations_of_what_was_not_bought_before_are_ahead_of_what_is_popular(ItemLevel level)
    {
        var rows = synthetic.Open.Evaluate(
            new EvaluateOptions { Level = level, Bought = BoughtItems.Exclude, Metrics = [RuleMetric.Confidence] });
        EvaluationRow Row(string model, int k) => rows.Single(row => row.Model == model && row.Length == k);
        Assert.True(Row("confidence", 5).Precision > Row("popularity", 5).Precision);
        Assert.True(Row("confidence", 10).Ndcg > Row("popularity", 10).Ndcg);
    }

    static QueryContext Context()
    {
        var random = new Random(5);
        var lines = new List<Line>();
        for (int basket = 0; basket < Baskets; basket++)
        {
            var products = Enumerable.Range(0, 6).Select(_ => 100 + random.Next(Products)).ToHashSet();
            foreach (var (first, second, probability) in Planted)
                if (products.Contains(first) && random.NextDouble() < probability)
                    products.Add(second);
            lines.AddRange(products.Select(product => new Line(
                1 + (basket % 50), 1_000 + basket, 101 + (basket / 50 * 10 % 600), product, 1, 100, 0, 0, 0)));
        }

        var rows = new JourneyRows(
            lines, [.. Enumerable.Range(100, Products).Select(product => new ProductRow(product, "BEEF", "CANS"))], [], false);
        return MartCase.Context(rows, new EncodingOptions { Threads = 2 }, 2, 500);
    }
}
