namespace DunnHumbyColumnar;

/// <summary>How lift is computed. Immutable.</summary>
public sealed record PromotionLiftOptions
{
    /// <summary>Which lines, stores and weeks count.</summary>
    public PromotionOptions Promotions { get; init; } = new();

    /// <summary>What an item is. Its figures are sums over those of its products that causal_data has.</summary>
    public ItemLevel Level { get; init; } = ItemLevel.Commodity;

    /// <summary>The breakdown: a row per item and kind, or per item and code.</summary>
    public PromotionBreakdown By { get; init; } = PromotionBreakdown.Kind;

    internal string Describe() => $"level={EnumNames.ToKebabCase(Level)} by={EnumNames.ToKebabCase(By)} {Promotions.Describe()}";

    internal void Validate()
    {
        Promotions.Validate();
        EnumNames.ThrowIfNotDefined(Level);
        EnumNames.ThrowIfNotDefined(By);
    }
}
