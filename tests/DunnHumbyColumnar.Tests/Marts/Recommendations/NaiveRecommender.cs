using System.Collections.Immutable;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>Recommendations from their definition: all rules by looking at all baskets, all scores by looking at all rules.</summary>
sealed class NaiveRecommender
{
    const int MaxAnchors = 10;

    readonly NaiveBaskets _baskets;
    readonly ItemLevel _level;
    readonly int _minimum;

    public NaiveRecommender(JourneyRows rows, BasketOptions options, int minimumPairs)
    {
        _level = options.Level;
        _minimum = minimumPairs;
        _baskets = new NaiveBaskets(rows, options);
        Lines = NaiveBaskets.LinesOf(rows, options).ToLookup(line => line.Line.Household);
    }

    /// <summary>The lines that count, by household.</summary>
    public ILookup<int, (Line Line, NaiveItem Item)> Lines { get; }

    /// <summary>All items that occur in any basket.</summary>
    public List<NaiveItem> Items => _baskets.Items;

    /// <summary>Items by baskets, then sales, then item order.</summary>
    public List<NaiveItem> MostFrequent(int household, int max) =>
    [
        .. Lines[household].GroupBy(line => line.Item)
            .OrderByDescending(item => item.DistinctBy(line => line.Line.Basket).Count())
            .ThenByDescending(item => item.Sum(line => (long)line.Line.Sales)).ThenBy(item => item.Key)
            .Select(item => item.Key).Take(max),
    ];

    /// <summary>Items by the baskets that hold them, then in item order.</summary>
    public IEnumerable<NaiveItem> Popular => Items.OrderByDescending(item => _baskets.With(item)).ThenBy(item => item);

    public List<Recommendation> For(int household, RuleMetric metric, int count, BoughtItems bought)
    {
        var anchors = MostFrequent(household, MaxAnchors)
            .Select(item => new Anchor(
                item, BasketsWith(household, item),
                Lines[household].Where(line => line.Item == item).Max(line => line.Line.Day), RulesFrom(item))).ToList();
        return Rank(household, anchors, metric, count, item => Allows(bought, Lines[household].Any(line => line.Item == item)));
    }

    public List<Recommendation> ForBasket(IReadOnlyList<NaiveItem> items, RuleMetric metric, int count) =>
        Rank(null, [.. items.Select(item => new Anchor(item, 1, null, RulesFrom(item)))], metric, count, item => !items.Contains(item));

    public static bool Allows(BoughtItems bought, bool has) => bought == BoughtItems.Include || has == (bought == BoughtItems.Only);

    List<Recommendation> Rank(int? household, List<Anchor> anchors, RuleMetric metric, int count, Func<NaiveItem, bool> allows)
    {
        var with = anchors.Where(anchor => anchor.Rules.Count > 0).ToList();
        if (with.Count == 0)
            return [.. Popular.Where(allows).Take(count)
                .Select((item, i) => new Recommendation(household, i + 1, item.Print(_level), null, _baskets.With(item), true, []))];
        return
        [
            .. Items.Where(item => allows(item) && with.Any(anchor => anchor.Rules.ContainsKey(item)))
                .Select(item => (
                    Item: item,
                    Score: with.Sum(anchor => anchor.Rules.TryGetValue(item, out var rule) ? anchor.Weight * rule[metric] : 0)
                        / with.Sum(anchor => anchor.Weight),
                    Pairs: with.Max(anchor => anchor.Rules.TryGetValue(item, out var rule) ? rule.Pair : 0)))
                .OrderByDescending(item => item.Score).ThenByDescending(item => item.Pairs).ThenBy(item => item.Item).Take(count)
                .Select((best, i) => new Recommendation(
                    household, i + 1, best.Item.Print(_level), best.Score, _baskets.With(best.Item), false,
                    Evidence(with, best.Item, metric))),
        ];
    }

    ImmutableArray<RecommendationAnchor> Evidence(List<Anchor> anchors, NaiveItem item, RuleMetric metric) =>
    [
        .. anchors.Where(anchor => anchor.Rules.ContainsKey(item)).OrderByDescending(anchor => anchor.Weight * anchor.Rules[item][metric])
            .Select(anchor => new RecommendationAnchor(anchor.Item.Print(_level), anchor.Weight, anchor.LastDay, anchor.Rules[item])),
    ];

    Dictionary<NaiveItem, RuleCounts> RulesFrom(NaiveItem item) =>
        Items.Where(other => other != item).Select(other => (other, Counts: _baskets.Counts([item], other)))
            .Where(rule => rule.Counts.Pair >= _minimum).ToDictionary(rule => rule.other, rule => rule.Counts);

    int BasketsWith(int household, NaiveItem item) =>
        Lines[household].Where(line => line.Item == item).DistinctBy(line => line.Line.Basket).Count();

    sealed record Anchor(NaiveItem Item, int Weight, int? LastDay, Dictionary<NaiveItem, RuleCounts> Rules);
}
