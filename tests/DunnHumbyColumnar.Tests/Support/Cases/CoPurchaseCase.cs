using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Tests.Marts;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Random rows with random options of baskets, rules, recommendations and their evaluation.</summary>
public sealed record CoPurchaseCase
{
    internal MartCase Mart { get; init; } = new();

    /// <summary>Options of baskets, the cleaning rules left out; they may exclude what is not there any more.</summary>
    internal BasketOptions OwnBaskets { get; init; } = new();

    internal RuleOptions OwnRules { get; init; } = new();

    internal RecommendOptions OwnRecommend { get; init; } = new();

    internal EvaluateOptions OwnEvaluate { get; init; } = new();

    internal JourneyRows Rows => Mart.Rows;

    /// <summary>Baskets of items, departments and households that there are: unknown ones are an error.</summary>
    internal BasketOptions Baskets => OwnBaskets with
    {
        Cleaning = Mart.Cleaning,
        Segment = Segments.Existing(OwnBaskets.Segment, Rows),
        ExcludedItems = [.. OwnBaskets.ExcludedItems.Intersect(ItemsOf(Rows, OwnBaskets.Level))],
        ExcludedDepartments = [.. OwnBaskets.ExcludedDepartments.Intersect(Rows.Products.Select(product => product.Department))],
    };

    internal RuleOptions Rules => OwnRules with { Baskets = Baskets };

    internal RecommendOptions Recommend => OwnRecommend with { Level = OwnBaskets.Level, Cleaning = Mart.Cleaning };

    internal EvaluateOptions Evaluate => OwnEvaluate with { Level = OwnBaskets.Level, Cleaning = Mart.Cleaning };

    internal static CoPurchaseCase Of(int seed, int size)
    {
        var mart = MartCase.Of(seed, size);
        var rows = mart.Rows;
        var random = new Random(seed ^ 0x5EED);
        var level = random.GetItems(Enum.GetValues<ItemLevel>(), 1)[0];
        var baskets = new BasketOptions
        {
            Level = level,
            Unit = random.GetItems(Enum.GetValues<BasketUnit>(), 1)[0],
            FirstDay = random.Next(3) == 0 ? 525 : null,
            LastDay = random.Next(3) == 0 ? random.Next(525, 709) : null,
            Segment = SegmentOf(rows, random),
            MaximumBasketItems = random.Next(3) == 0 ? 1 + random.Next(6) : null,
            ExcludedItems = random.Next(3) == 0 ? [.. ItemsOf(rows, level).Where(_ => random.Next(4) == 0)] : [],
            ExcludedDepartments =
                random.Next(4) == 0 && rows.Products.Count > 0 ? [rows.Products[random.Next(rows.Products.Count)].Department] : [],
        };
        var rules = new RuleOptions
        {
            MinimumPairs = random.Next(3) switch { 0 => null, 1 => 1, _ => 1 + random.Next(4) },
            MinimumSupport = random.Next(3) switch { 0 => 0, 1 => 0.25, _ => random.NextDouble() / 2 },
            Metric = random.GetItems(Enum.GetValues<RuleMetric>(), 1)[0],
            Threshold = random.Next(2) == 0 ? null : random.Next(3) == 0 ? 1 : (random.NextDouble() * 1.5) - 0.2,
        };
        var recommend = new RecommendOptions
        {
            Count = 1 + random.Next(6),
            Metric = random.GetItems(EvaluateOptions.AllMetrics.AsSpan(), 1)[0],
            MinimumPairs = 1 + random.Next(3),
            Bought = random.GetItems((BoughtItems?[])[null, BoughtItems.Exclude, BoughtItems.Include, BoughtItems.Only], 1)[0],
        };
        var evaluate = new EvaluateOptions
        {
            Horizon = random.GetItems([1, 9, 28, 200, 700], 1)[0],
            Lengths = random.GetItems(new System.Collections.Immutable.ImmutableArray<int>[] { [1], [2, 5], [10, 3, 1] }, 1)[0],
            Metrics = random.Next(3) == 0 ? [] : [RuleMetric.Confidence, recommend.Metric],
            MinimumPairs = recommend.MinimumPairs,
            Bought = recommend.Bought,
        };
        return new CoPurchaseCase { Mart = mart, OwnBaskets = baskets, OwnRules = rules, OwnRecommend = recommend, OwnEvaluate = evaluate };
    }

    /// <summary>The case with fewer or plainer rows, or with one option as it is by default.</summary>
    internal IEnumerable<CoPurchaseCase> Smaller()
    {
        foreach (var mart in Mart.Smaller())
            yield return this with { Mart = mart };
        foreach (var baskets in Shrink.Options(OwnBaskets, new BasketOptions()))
            yield return this with { OwnBaskets = baskets };
        foreach (var rules in Shrink.Options(OwnRules, new RuleOptions { Baskets = OwnRules.Baskets }))
            yield return this with { OwnRules = rules };
        foreach (var recommend in Shrink.Options(OwnRecommend, new RecommendOptions { MinimumPairs = 1 }))
            yield return this with { OwnRecommend = recommend };
        foreach (var evaluate in Shrink.Options(OwnEvaluate, new EvaluateOptions { MinimumPairs = 1 }))
            yield return this with { OwnEvaluate = evaluate };
    }

    internal QueryContext Context() => Mart.Context();

    public override string ToString() =>
        $"""
        {Mart}
        {CaseText.Options(Baskets, new BasketOptions())}
        {CaseText.Options(OwnRules, new RuleOptions { Baskets = OwnRules.Baskets })}
        {CaseText.Options(Recommend, new RecommendOptions())}
        {CaseText.Options(Evaluate, new EvaluateOptions())}
        """;

    static HouseholdSegment? SegmentOf(JourneyRows rows, Random random) => random.Next(7) switch
    {
        0 when rows.Lines.Count > 0 => HouseholdSegment.Household(rows.Lines[random.Next(rows.Lines.Count)].Household),
        1 => HouseholdSegment.RfmBin(1 + random.Next(5)),
        2 when !rows.Anonymised && rows.Demographics.Count > 0 =>
            HouseholdSegment.Demographic("age_desc", rows.Demographics[random.Next(rows.Demographics.Count)].Age),
        _ => null,
    };

    /// <summary>The items that there are at a level.</summary>
    static string[] ItemsOf(JourneyRows rows, ItemLevel level) =>
        [.. NaiveBaskets.LinesOf(rows, new BasketOptions { Level = level, Cleaning = CleaningProfile.Raw })
            .Select(line => line.Item.Print(level)).Distinct().Order(StringComparer.Ordinal)];
}
