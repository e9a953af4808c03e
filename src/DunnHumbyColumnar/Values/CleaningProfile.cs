using System.Collections.Immutable;
using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>
/// Which transaction rows the clean view keeps. Rules apply in the order of the properties; results carry the profile in their metadata.
/// Immutable.
/// </summary>
public sealed record CleaningProfile
{
    /// <summary>
    /// The reference profile: positive lines of days 101..708 of known products other than fuel, households with more than one day.
    /// </summary>
    public static readonly CleaningProfile Reference = new()
    {
        Name = "reference",
        PositiveLinesOnly = true,
        FirstDay = 101,
        LastDay = 708,
        KnownProductsOnly = true,
        ExcludedCommodities = ["GASOLINE-REG UNLEADED"],
        DropSingleDayHouseholds = true,
    };

    /// <summary>No rules: every transaction row; products that the product table lacks count and belong to section misc.</summary>
    public static readonly CleaningProfile Raw = new() { Name = "raw" };

    /// <summary>A name for messages and metadata.</summary>
    public required string Name { get; init; }

    /// <summary>Keep only rows with QUANTITY above 0 and SALES_VALUE above 0.</summary>
    public bool PositiveLinesOnly { get; init; }

    /// <summary>First day kept, inclusive; null: no lower bound.</summary>
    public int? FirstDay { get; init; }

    /// <summary>Last day kept, inclusive; null: no upper bound.</summary>
    public int? LastDay { get; init; }

    /// <summary>Drop rows of products that the product table lacks.</summary>
    public bool KnownProductsOnly { get; init; }

    /// <summary>
    /// Drop rows whose COMMODITY_DESC or SUB_COMMODITY_DESC is one of these texts (ordinal comparison). A text that no product has is an
    /// <c>UnknownNameException</c>, unless it is one of <see cref="Reference"/>: a shop need not sell fuel.
    /// </summary>
    public ImmutableArray<string> ExcludedCommodities { get; init; } = [];

    /// <summary>Drop every household whose remaining rows fall on a single day.</summary>
    public bool DropSingleDayHouseholds { get; init; }

    internal void Validate()
    {
        if (ExcludedCommodities.IsDefault)
            throw new ArgumentException("Excluded commodities may be empty, but not default.");
        if (FirstDay > LastDay)
            throw new ArgumentException($"The day window {FirstDay}..{LastDay} of the cleaning profile {Name} is empty.");
    }

    /// <summary>The rules in words; equal rules give equal texts.</summary>
    public override string ToString()
    {
        if (Equals(Reference))
            return "reference";
        if (Equals(Raw))
            return "raw";
        string excluded = string.Join('|', ExcludedCommodities.Select(commodity =>
            commodity.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}: positive={PositiveLinesOnly} days={FirstDay}..{LastDay} known={KnownProductsOnly} "
            + $"multi_day={DropSingleDayHouseholds} excluded={excluded}");
    }

    /// <summary>Equality by rules and name.</summary>
    public bool Equals(CleaningProfile? other) =>
        other is not null && Name == other.Name && PositiveLinesOnly == other.PositiveLinesOnly
        && FirstDay == other.FirstDay && LastDay == other.LastDay && KnownProductsOnly == other.KnownProductsOnly
        && DropSingleDayHouseholds == other.DropSingleDayHouseholds && ExcludedCommodities.SequenceEqual(other.ExcludedCommodities);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(
        Name, PositiveLinesOnly, FirstDay, LastDay, KnownProductsOnly, DropSingleDayHouseholds, ExcludedCommodities.Length);
}
