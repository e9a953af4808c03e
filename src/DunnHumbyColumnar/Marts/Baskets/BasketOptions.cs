using System.Collections.Immutable;
using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>
/// The baskets of co-purchase: which lines form them, and what an item is. An item counts once per basket. Lines without an item (an
/// unknown product above product level, an excluded item) are dropped before baskets form, so no basket is empty. Immutable.
/// </summary>
public sealed record BasketOptions
{
    /// <summary>What an item is.</summary>
    public ItemLevel Level { get; init; } = ItemLevel.Commodity;

    /// <summary>The basket definition: which lines form one basket.</summary>
    public BasketUnit Unit { get; init; } = BasketUnit.Basket;

    /// <summary>The cleaning profile; null: that of the store.</summary>
    public CleaningProfile? Cleaning { get; init; }

    /// <summary>First day of the clean lines that count, inclusive; null: no bound.</summary>
    public int? FirstDay { get; init; }

    /// <summary>Last day of the clean lines that count, inclusive; null: no bound.</summary>
    public int? LastDay { get; init; }

    /// <summary>Only the baskets of these households; null: all.</summary>
    public HouseholdSegment? Segment { get; init; }

    /// <summary>Maximum number of distinct items in a basket; larger ones are skipped, and counted as skipped. Null: no limit.</summary>
    public int? MaximumBasketItems { get; init; }

    /// <summary>Items that do not count, in printed form.</summary>
    public ImmutableArray<string> ExcludedItems { get; init; } = [];

    /// <summary>Departments whose products do not count.</summary>
    public ImmutableArray<string> ExcludedDepartments { get; init; } = [];

    /// <summary>Equality by value.</summary>
    public bool Equals(BasketOptions? other) =>
        other is not null && Level == other.Level && Unit == other.Unit && Equals(Cleaning, other.Cleaning)
        && FirstDay == other.FirstDay && LastDay == other.LastDay && Equals(Segment, other.Segment)
        && MaximumBasketItems == other.MaximumBasketItems && ExcludedItems.SequenceEqual(other.ExcludedItems)
        && ExcludedDepartments.SequenceEqual(other.ExcludedDepartments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(
        Level, Unit, Cleaning, FirstDay, LastDay, Segment, MaximumBasketItems, ExcludedItems.Length + ExcludedDepartments.Length);

    internal string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"level={EnumNames.ToKebabCase(Level)} unit={EnumNames.ToKebabCase(Unit)} days={FirstDay}..{LastDay} "
        + $"segment={Segment?.ToString() ?? "all"} max_basket={MaximumBasketItems?.ToString(CultureInfo.InvariantCulture) ?? "none"} "
        + $"excluded={string.Join('|', ExcludedItems)} excluded_departments={string.Join('|', ExcludedDepartments)}");

    internal void Validate()
    {
        if (MaximumBasketItems is { } max)
            ArgumentOutOfRangeException.ThrowIfLessThan(max, 1, nameof(MaximumBasketItems));
        EnumNames.ThrowIfNotDefined(Level);
        EnumNames.ThrowIfNotDefined(Unit);
        if (ExcludedItems.IsDefault || ExcludedDepartments.IsDefault)
            throw new ArgumentException("Excluded items and departments may be empty, but not default.");
        if (FirstDay > LastDay)
            throw new ArgumentException($"The day window {FirstDay}..{LastDay} is empty.");
    }
}
