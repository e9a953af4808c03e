using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>Options of recommendations. Immutable.</summary>
public sealed record RecommendOptions
{
    /// <summary>Maximum number of a household's items that recommendations start from.</summary>
    public const int MaxAnchors = 10;

    /// <summary>What an item is.</summary>
    public ItemLevel Level { get; init; } = ItemLevel.Commodity;

    /// <summary>Maximum number of items recommended, 1 to 1,000.</summary>
    public int Count { get; init; } = 10;

    /// <summary>The measure of the rules; any but support and conviction.</summary>
    public RuleMetric Metric { get; init; } = RuleMetric.Confidence;

    /// <summary>Minimum number of baskets with both items of a rule.</summary>
    public int MinimumPairs { get; init; } = 5;

    /// <summary>Items bought before; null: left out at product and sub-commodity level, included at the others.</summary>
    public BoughtItems? Bought { get; init; }

    /// <summary>A store and week: the items on display or in the mailer there are promoted.</summary>
    public StoreWeek? PromotedIn { get; init; }

    /// <summary>A day: the items with a coupon of a campaign that runs on it and was sent to the household are promoted.</summary>
    public int? CampaignDay { get; init; }

    /// <summary>What to do with promoted items, whether by <see cref="PromotedIn"/> or by <see cref="CampaignDay"/>.</summary>
    public OfferUse Offers { get; init; } = OfferUse.Only;

    /// <summary>The cleaning profile; null: that of the store.</summary>
    public CleaningProfile? Cleaning { get; init; }

    internal BoughtItems BoughtOrDefault => Bought ?? DefaultBought(Level);

    internal static BoughtItems DefaultBought(ItemLevel level) =>
        level is ItemLevel.Product or ItemLevel.SubCommodity ? BoughtItems.Exclude : BoughtItems.Include;

    internal static void Validate(RuleMetric metric)
    {
        EnumNames.ThrowIfNotDefined(metric);
        if (metric is RuleMetric.Support or RuleMetric.Conviction)
            throw new ArgumentOutOfRangeException(
                nameof(metric), metric, "Recommendations use confidence, lift, leverage, cosine, jaccard, kulczynski or zhang.");
    }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Count, 1000);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumPairs, 1);
        EnumNames.ThrowIfNotDefined(Level);
        EnumNames.ThrowIfNotDefined(BoughtOrDefault);
        EnumNames.ThrowIfNotDefined(Offers);
        Validate(Metric);
    }

    internal string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"level={EnumNames.ToKebabCase(Level)} count={Count} metric={EnumNames.ToKebabCase(Metric)} min_pairs={MinimumPairs} "
        + $"bought={EnumNames.ToKebabCase(BoughtOrDefault)} promoted_in={(PromotedIn is { } at ? $"{at.StoreId}/{at.WeekNo}" : "none")} "
        + $"campaign_day={CampaignDay?.ToString(CultureInfo.InvariantCulture) ?? "none"} offers={EnumNames.ToKebabCase(Offers)}");
}
