namespace DunnHumbyColumnar;

/// <summary>What promotion_lift tells apart.</summary>
public enum PromotionBreakdown
{
    /// <summary><c>display</c>, <c>mailer</c>, <c>both</c>, <c>any</c>.</summary>
    Kind,

    /// <summary>The codes of the display: <c>display 1</c> and so on.</summary>
    DisplayCode,

    /// <summary>The codes of the mailer: <c>mailer A</c> and so on.</summary>
    MailerCode,
}

/// <summary>How lift is computed. Immutable.</summary>
public sealed record PromotionLiftOptions
{
    /// <summary>Which lines, stores and weeks count.</summary>
    public PromotionOptions Promotions { get; init; } = new();

    /// <summary>What an item is: its counts are those of its products that causal_data knows, added up.</summary>
    public ItemLevel Level { get; init; } = ItemLevel.Commodity;

    /// <summary>What is told apart.</summary>
    public PromotionBreakdown By { get; init; } = PromotionBreakdown.Kind;

    internal string Describe() => $"level={EnumNames.ToKebabCase(Level)} by={EnumNames.ToKebabCase(By)} {Promotions.Describe()}";

    internal void Validate()
    {
        Promotions.Validate();
        EnumNames.ThrowIfNotDefined(Level);
        EnumNames.ThrowIfNotDefined(By);
    }
}
