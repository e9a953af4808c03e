namespace DunnHumbyColumnar;

/// <summary>
/// The options of all gold tables in one value, for callers who choose a table by name. Each table takes some of them and rejects the
/// others. Immutable.
/// </summary>
public sealed record MartOptions
{
    /// <summary>The defaults.</summary>
    public static readonly MartOptions Default = new();

    /// <summary>
    /// The cleaning profile, of every gold table that is computed from the clean view; null: that of the store.
    /// </summary>
    public CleaningProfile? Cleaning { get; init; }

    /// <summary>How rfm, rfm_segments and hh_summary score; the cleaning profile is <see cref="Cleaning"/>.</summary>
    public RfmOptions Rfm { get; init; } = new();

    /// <summary>hh_summary: all clean households rather than only those with demographics.</summary>
    public bool AllHouseholds { get; init; }

    /// <summary>What an item is, in association_rules, recommendations and promotion_lift.</summary>
    public ItemLevel Level { get; init; } = ItemLevel.Commodity;

    /// <summary>Minimum number of baskets with both items of a rule; null: the table's default.</summary>
    public int? MinimumPairs { get; init; }

    /// <summary>
    /// Days, stores, sections and segment in promotion_exposure, promotion_lift and household_promotion; the
    /// cleaning profile is <see cref="Cleaning"/>.
    /// </summary>
    public PromotionOptions Promotions { get; init; } = new();

    /// <summary>The breakdown of promotion_lift.</summary>
    public PromotionBreakdown By { get; init; } = PromotionBreakdown.Kind;

    /// <exception cref="ArgumentException">Nested options have a cleaning profile of their own, which would be ignored.</exception>
    internal void Validate()
    {
        foreach (var nested in (CleaningProfile?[])[Rfm.Cleaning, Promotions.Cleaning])
            if (nested is not null && !nested.Equals(Cleaning))
                throw new ArgumentException(
                    $"The cleaning profile of nested options is {nested}, not {Cleaning?.ToString() ?? "that of the store"}, "
                    + "which is the one of all tables: set Cleaning of the MartOptions.");
    }

    internal PromotionOptions CleanPromotions => Promotions with { Cleaning = Cleaning };

    internal PromotionLiftOptions Lift => new() { Promotions = CleanPromotions, Level = Level, By = By };

    internal RuleOptions Rules => new() { Baskets = new BasketOptions { Level = Level, Cleaning = Cleaning }, MinimumPairs = MinimumPairs };

    internal RecommendOptions Recommendations =>
        MinimumPairs is { } minimum
            ? new() { Level = Level, Cleaning = Cleaning, MinimumPairs = minimum }
            : new() { Level = Level, Cleaning = Cleaning };

    internal RfmOptions CleanRfm => Rfm with { Cleaning = Cleaning };

    internal HouseholdSummaryOptions Summary => new() { Rfm = CleanRfm, AllHouseholds = AllHouseholds };
}
