using System.Collections.Immutable;
using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>Options of the evaluation of recommendations. Immutable.</summary>
public sealed record EvaluateOptions
{
    /// <summary>The metrics that recommendations can use, in their order.</summary>
    public static readonly ImmutableArray<RuleMetric> AllMetrics =
    [
        RuleMetric.Confidence, RuleMetric.Lift, RuleMetric.Leverage, RuleMetric.Zhang, RuleMetric.Jaccard,
        RuleMetric.Cosine, RuleMetric.Kulczynski,
    ];

    /// <summary>What an item is.</summary>
    public ItemLevel Level { get; init; } = ItemLevel.Commodity;

    /// <summary>Days of the test window, at least 1: the last ones of the clean view.</summary>
    public int Horizon { get; init; } = 28;

    /// <summary>Lengths of the lists that are evaluated, each 1 to 1,000.</summary>
    public ImmutableArray<int> Lengths { get; init; } = [5, 10];

    /// <summary>The metrics that are evaluated.</summary>
    public ImmutableArray<RuleMetric> Metrics { get; init; } = AllMetrics;

    /// <summary>Minimum number of training baskets with both items of a rule.</summary>
    public int MinimumPairs { get; init; } = 5;

    /// <summary>Items bought in training; null: left out at product and sub-commodity level, included at the others.</summary>
    public BoughtItems? Bought { get; init; }

    /// <summary>The cleaning profile; null: that of the store.</summary>
    public CleaningProfile? Cleaning { get; init; }

    /// <summary>Equality by value.</summary>
    public bool Equals(EvaluateOptions? other) =>
        other is not null && Level == other.Level && Horizon == other.Horizon && Lengths.SequenceEqual(other.Lengths)
        && Metrics.SequenceEqual(other.Metrics) && MinimumPairs == other.MinimumPairs
        && Bought == other.Bought && Equals(Cleaning, other.Cleaning);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Level, Horizon, Lengths.Length, Metrics.Length, MinimumPairs, Bought, Cleaning);

    internal BoughtItems BoughtOrDefault => Bought ?? RecommendOptions.DefaultBought(Level);

    internal string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"level={EnumNames.ToKebabCase(Level)} horizon={Horizon} lengths={string.Join('|', Lengths)} "
        + $"metrics={string.Join('|', Metrics.Select(metric => EnumNames.ToKebabCase(metric)))} min_pairs={MinimumPairs} "
        + $"bought={EnumNames.ToKebabCase(BoughtOrDefault)}");

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumPairs, 1);
        if (Lengths.IsDefaultOrEmpty || Lengths.Any(length => length is < 1 or > 1000))
            throw new ArgumentOutOfRangeException(nameof(Lengths), "There must be lengths, each 1 to 1,000.");
        EnumNames.ThrowIfNotDefined(Level);
        EnumNames.ThrowIfNotDefined(BoughtOrDefault);
        if (Metrics.IsDefault)
            throw new ArgumentException("Metrics may be empty, but not default.", nameof(Metrics));
        foreach (var metric in Metrics)
            RecommendOptions.Validate(metric);
    }
}
