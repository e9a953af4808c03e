using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>association_rules and the number of pairs against the naive model, and what must not change them.</summary>
[Trait("Matrix", "simd")]
[Properties(Arbitrary = [typeof(Cases)])]
public sealed class AssociationRulesProperties
{
    [Property(MaxTest = 600)]
    public void Association_rules_equal_the_naive_model(CoPurchaseCase given)
    {
        var expected = new NaiveBaskets(given.Rows, given.Baskets);
        var actual = AssociationRulesResult.Build(given.Context(), given.Rules);
        MartRows.Equal(expected.Rules(given.Rules), actual, given);
        Assert.Equal((expected.Baskets.Count, expected.Skipped), (actual.Baskets, actual.SkippedBaskets));
        TypedRows.AreTheColumns(actual);
    }

    /// <summary>Of few rows: brute force tries all sets.</summary>
    [Property(MaxTest = 200, EndSize = 40)]
    public void Itemsets_equal_brute_force(CoPurchaseCase given, byte length)
    {
        var options = given.Rules with { MaximumLength = 2 + (length % 4) };
        var expected = new NaiveBaskets(given.Rows, given.Baskets).Rules(options);
        var actual = AssociationRulesResult.Build(given.Context(), options);
        MartRows.Equal(expected, actual, (options.MaximumLength, given));
        TypedRows.AreTheColumns(actual);
    }

    /// <summary>Selecting while finding is finding all and taking the best, of all rules or of those with an item.</summary>
    [Property(MaxTest = 400)]
    public void The_best_rules_are_those_of_all(CoPurchaseCase given, byte top, byte metric, byte length, bool hasItem)
    {
        var options = given.Rules with { Metric = (RuleMetric)(metric % 9), MaximumLength = 2 + (length % 3) };
        string[] items = [.. new NaiveBaskets(given.Rows, given.Baskets).Items.Select(item => item.Print(given.Baskets.Level))];
        string? item = hasItem && items.Length > 0 ? items[top % items.Length] : null;
        var all = AssociationRulesResult.Build(given.Context(), options);
        var wanted = item is null ? all : all.For(item);
        int count = top % 4 == 0 ? top * 100 : top % 11;
        var best = AssociationRulesResult.Build(given.Context(), options with { Item = item, Top = count });
        MartRows.Equal(wanted.Top(options.Metric, count), best, (count, item, options, given));
        Assert.Equal(wanted.Count, best.FoundRules);
        MartRows.Equal(wanted, AssociationRulesResult.Build(given.Context(), options with { Item = item }), (item, options, given));
    }

    [Property(MaxTest = 300)]
    public void Pair_counts_equal_the_naive_model(CoPurchaseCase given, byte minimum)
    {
        int minPairs = 1 + (minimum % 4);
        var naive = new NaiveBaskets(given.Rows, given.Baskets);
        int[] pairs = [.. naive.Items.SelectMany((left, i) => naive.Items.Skip(i + 1).Select(right => naive.With(left, right)))
            .Where(count => count > 0)];
        Assert.Equal(
            new PairCounts(
                naive.Baskets.Count, naive.Skipped, naive.Items.Count, pairs.Length, pairs.Sum(), pairs.Count(count => count >= minPairs)),
            PairCounts.Build(given.Context(), given.Baskets, minPairs));
    }

    /// <summary>Counts depend neither on the choice between a matrix and sparse counters nor on how many items are heavy.</summary>
    [Property(MaxTest = 100)]
    public void All_ways_to_count_pairs_agree(CoPurchaseCase given, byte heavy)
    {
        var context = given.Context();
        int[] Count(Func<CooccurrenceIndex, CooccurrencePlan?> choose)
        {
            using var cooccurrences = CooccurrenceIndex.Build(context, given.Baskets);
            var counter = cooccurrences.Count(choose(cooccurrences));
            var found = new (int Item, int Distinct, int[] Items, int[] Pairs)[cooccurrences.Index.Baskets.Length];
            counter.Run(2, (_, _, item, row) => found[item] = (item, row.Distinct, row.Items.ToArray(), row.Pairs.ToArray()));
            return [.. found.Where(row => row.Distinct > 0).SelectMany(row => (int[])[row.Item, row.Distinct, .. row.Items, .. row.Pairs])];
        }

        int[] expected = Count(_ => null);
        Assert.Equal(expected, Count(index => index.Plan()));
        Assert.Equal(expected, Count(index => index.Plan() with { Heavy = 0 }));
        Assert.Equal(expected, Count(index => index.Plan() with { Heavy = heavy % (index.Index.Items.Length + 1) }));
    }

    [Property(MaxTest = 60)]
    public void Neither_threads_nor_morsels_nor_the_order_of_rows_matter(CoPurchaseCase given)
    {
        var expected = AssociationRulesResult.Build(given.Context(), given.Rules with { MaximumLength = 3 });
        var random = new Random(given.Mart.Seed);
        var shuffled = given.Rows with
        {
            Lines = [.. given.Rows.Lines.OrderBy(_ => random.Next())],
            Products = [.. given.Rows.Products.OrderBy(_ => random.Next())],
        };
        foreach (int threads in new[] { 1, 2, 4 })
            foreach (int? morselRows in new int?[] { 1, 9, null })
                Assert.Equal(expected, AssociationRulesResult.Build(
                    MartCase.Context(shuffled, given.Mart.Encoding, threads, morselRows), given.Rules with { MaximumLength = 3 }));
    }

    [Property(MaxTest = 100)]
    public void Counts_of_two_halves_of_the_households_add_up(CoPurchaseCase given)
    {
        // A basket that two households share would be one in the whole and two in the halves.
        var rows = given.Rows with
        {
            Lines =
                [.. given.Rows.Lines.Select(line => line with { Basket = line.Basket + (1_000_000L * Math.Abs((long)line.Household)) })],
        };
        var options = new RuleOptions
        {
            Baskets = given.Baskets with { MaximumBasketItems = null, Segment = null, ExcludedItems = [], ExcludedDepartments = [] },
            MinimumPairs = 1,
        };
        AssociationRulesResult Rules(Func<int, bool> belongs) =>
            AssociationRulesResult.Build(
                MartCase.Context(rows with { Lines = [.. rows.Lines.Where(line => belongs(line.Household))] }, given.Mart.Encoding, 2, 5),
                options);
        AssociationRulesResult[] halves = [Rules(household => household % 2 == 0), Rules(household => household % 2 != 0)];
        var whole = Rules(_ => true);
        Assert.Equal(whole.Baskets, halves.Sum(half => half.Baskets));
        Assert.Equal(
            whole.ToDictionary(NameOf, rule => rule.Counts.Pair),
            halves.SelectMany(half => half).GroupBy(NameOf).ToDictionary(rule => rule.Key, rule => rule.Sum(half => half.Counts.Pair)));
    }

    static string NameOf(AssociationRule rule) => $"{rule.Antecedent[0]} -> {rule.Consequent}";
}
