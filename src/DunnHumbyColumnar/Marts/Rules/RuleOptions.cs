using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>Options of association rules. Immutable.</summary>
public sealed record RuleOptions
{
    /// <summary>Maximum number of items in an itemset.</summary>
    public const int MaxItemsetLength = 5;

    readonly ItemLevel? _level;

    /// <summary>The baskets.</summary>
    public BasketOptions Baskets { get; init; } = new();

    /// <summary>What an item is; if it is not set, the level of <see cref="Baskets"/>.</summary>
    public ItemLevel Level
    {
        get => _level ?? Baskets.Level;
        init => _level = value;
    }

    /// <summary>Minimum number of baskets with all items of a rule; null: 5 at product and sub-commodity level, 1 at the others.</summary>
    public int? MinimumPairs { get; init; }

    /// <summary>Minimum support, 0..1.</summary>
    public double MinimumSupport { get; init; }

    /// <summary>The metric that <see cref="Threshold"/> and <see cref="Top"/> apply to.</summary>
    public RuleMetric Metric { get; init; } = RuleMetric.Confidence;

    /// <summary>Only rules whose metric is at least this; null: all.</summary>
    public double? Threshold { get; init; }

    /// <summary>Maximum number of items in a rule, 2 to 5: one in the consequent, the others in the antecedent.</summary>
    public int MaximumLength { get; init; } = 2;

    /// <summary>Only rules with this item, in printed form, on either side; null: all.</summary>
    public string? Item { get; init; }

    /// <summary>
    /// Only so many rules with the highest <see cref="Metric"/>, best first; ties by antecedent, then consequent. Null: all, by antecedent,
    /// then consequent. The others are not held in memory.
    /// </summary>
    public int? Top { get; init; }

    internal static int DefaultMinimumPairs(ItemLevel level) => level is ItemLevel.Product or ItemLevel.SubCommodity ? 5 : 1;

    internal BasketOptions BasketsAtLevel => Baskets with { Level = Level };

    internal int MinPairs => MinimumPairs ?? DefaultMinimumPairs(Level);

    internal string Describe()
    {
        string threshold = Threshold is { } min
            ? $"{EnumNames.ToKebabCase(Metric)}>={min.ToString("R", CultureInfo.InvariantCulture)}"
            : "threshold=none";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{BasketsAtLevel.Describe()} min_pairs={MinPairs} min_support={MinimumSupport:R} {threshold} max_len={MaximumLength}"
            + $"{(Item is null ? "" : $" item={Item}")}{(Top is { } top ? $" top={top} by {EnumNames.ToKebabCase(Metric)}" : "")}");
    }

    internal void Validate()
    {
        BasketsAtLevel.Validate();
        EnumNames.ThrowIfNotDefined(Metric);
        if (MinimumPairs is { } min)
            ArgumentOutOfRangeException.ThrowIfLessThan(min, 1, nameof(MinimumPairs));
        if (MinimumSupport is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(MinimumSupport), MinimumSupport, "Support lies in 0..1.");
        if (Threshold is { } threshold && double.IsNaN(threshold))
            throw new ArgumentOutOfRangeException(nameof(Threshold), threshold, "The threshold must be a number.");
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumLength, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaximumLength, MaxItemsetLength);
        if (Top is { } top)
            ArgumentOutOfRangeException.ThrowIfNegative(top, nameof(Top));
    }
}
