using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>Random rows with random co-purchase options, from one seed.</summary>
sealed class CoPurchaseCase
{
    CoPurchaseCase(int seed)
    {
        Mart = MartCase.Of(seed);
        var random = new Random(seed ^ 0x5EED);
        var level = random.GetItems(Enum.GetValues<ItemLevel>(), 1)[0];
        Baskets = new BasketOptions
        {
            Level = level,
            Unit = random.GetItems(Enum.GetValues<BasketUnit>(), 1)[0],
            Cleaning = Mart.Cleaning,
            FirstDay = random.Next(3) == 0 ? 525 : null,
            LastDay = random.Next(3) == 0 ? random.Next(525, 709) : null,
            Segment = SegmentOf(random),
            MaximumBasketItems = random.Next(3) == 0 ? 1 + random.Next(6) : null,
            ExcludedItems = random.Next(3) == 0 ? ItemsOf(level, random) : [],
            ExcludedDepartments = random.Next(4) == 0 && Rows.Products.Count > 0 ? [Rows.Products[random.Next(Rows.Products.Count)].Department] : [],
        };
        Rules = new RuleOptions
        {
            Baskets = Baskets,
            MinimumPairs = random.Next(3) switch { 0 => null, 1 => 1, _ => 1 + random.Next(4) },
            MinimumSupport = random.Next(3) switch { 0 => 0, 1 => 0.25, _ => random.NextDouble() / 2 },
            Metric = random.GetItems(Enum.GetValues<RuleMetric>(), 1)[0],
            Threshold = random.Next(2) == 0 ? null : random.Next(3) == 0 ? 1 : (random.NextDouble() * 1.5) - 0.2,
        };
        Recommend = new RecommendOptions
        {
            Level = level,
            Cleaning = Mart.Cleaning,
            Count = 1 + random.Next(6),
            Metric = random.GetItems(EvaluateOptions.AllMetrics.AsSpan(), 1)[0],
            MinimumPairs = 1 + random.Next(3),
            Bought = random.GetItems((BoughtItems?[])[null, BoughtItems.Exclude, BoughtItems.Include, BoughtItems.Only], 1)[0],
        };
        Evaluate = new EvaluateOptions
        {
            Level = level,
            Cleaning = Mart.Cleaning,
            Horizon = random.GetItems([1, 9, 28, 200, 700], 1)[0],
            Lengths = random.GetItems(new System.Collections.Immutable.ImmutableArray<int>[] { [1], [2, 5], [10, 3, 1] }, 1)[0],
            Metrics = random.Next(3) == 0 ? [] : [RuleMetric.Confidence, Recommend.Metric],
            MinimumPairs = Recommend.MinimumPairs,
            Bought = Recommend.Bought,
        };
    }

    public MartCase Mart { get; }

    public JourneyRows Rows => Mart.Rows;

    public BasketOptions Baskets { get; }

    public RuleOptions Rules { get; }

    public RecommendOptions Recommend { get; }

    public EvaluateOptions Evaluate { get; }

    public static CoPurchaseCase Of(int seed) => new(seed);

    public QueryContext Context() => Mart.Context();

    HouseholdSegment? SegmentOf(Random random) => random.Next(7) switch
    {
        0 when Rows.Lines.Count > 0 => HouseholdSegment.Household(Rows.Lines[random.Next(Rows.Lines.Count)].Household),
        1 => HouseholdSegment.RfmBin(1 + random.Next(5)),
        2 when !Rows.Anonymised && Rows.Demographics.Count > 0 => HouseholdSegment.Demographic("age_desc", Rows.Demographics[random.Next(Rows.Demographics.Count)].Age),
        _ => null,
    };

    /// <summary>Some items that exist.</summary>
    System.Collections.Immutable.ImmutableArray<string> ItemsOf(ItemLevel level, Random random)
    {
        string[] items = [.. NaiveBaskets.LinesOf(Rows, new BasketOptions { Level = level, Cleaning = CleaningProfile.Raw }).Select(line => line.Item.Print(level)).Distinct().Order(StringComparer.Ordinal)];
        return [.. items.Where(_ => random.Next(4) == 0)];
    }
}
