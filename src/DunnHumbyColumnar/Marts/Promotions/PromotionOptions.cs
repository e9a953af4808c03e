using System.Collections.Immutable;
using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>
/// Which clean lines the promotion tables count. The options filter after cleaning: all lines of a household decide whether it has a single
/// day of purchases. Immutable.
/// </summary>
public sealed record PromotionOptions
{
    /// <summary>The cleaning profile; null: that of the store.</summary>
    public CleaningProfile? Cleaning { get; init; }

    /// <summary>
    /// First day of the lines that count, inclusive; null: no bound. In promotion_lift whole weeks count: those
    /// of transaction_data with no day before it.
    /// </summary>
    public int? FirstDay { get; init; }

    /// <summary>
    /// Last day of the lines that count, inclusive; null: no bound. In promotion_lift whole weeks count: those
    /// of transaction_data with no day after it.
    /// </summary>
    public int? LastDay { get; init; }

    /// <summary>STORE_IDs that count; if there are neither these nor <see cref="StoreCodes"/>, all do.</summary>
    public ImmutableArray<int> Stores { get; init; } = [];

    /// <summary>Stores that count by their ids in the data, be they numbers or texts, beside <see cref="Stores"/>.</summary>
    public ImmutableArray<string> StoreCodes { get; init; } = [];

    /// <summary>Sections (see <see cref="SectionSales.Names"/>) whose products count; empty: all.</summary>
    public ImmutableArray<string> Sections { get; init; } = [];

    /// <summary>Only lines of these households; null: all.</summary>
    public HouseholdSegment? Segment { get; init; }

    /// <summary>Equality by value.</summary>
    public bool Equals(PromotionOptions? other) =>
        other is not null && Equals(Cleaning, other.Cleaning) && FirstDay == other.FirstDay && LastDay == other.LastDay
        && Stores.AsSpan().SequenceEqual(other.Stores.AsSpan()) && StoreCodes.AsSpan().SequenceEqual(other.StoreCodes.AsSpan())
        && Sections.AsSpan().SequenceEqual(other.Sections.AsSpan())
        && Equals(Segment, other.Segment);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Cleaning, FirstDay, LastDay, Segment);

    internal string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"days={FirstDay}..{LastDay} stores={List([.. Stores.Order().Select(Text), .. StoreCodes.Order(StringComparer.Ordinal)])} "
        + $"sections={List(Sections.Sort(StringComparer.Ordinal))} segment={Segment?.ToString() ?? "all"}");

    internal void Validate()
    {
        if (Stores.IsDefault || StoreCodes.IsDefault || Sections.IsDefault)
            throw new ArgumentException("Stores and sections may be empty, but not default.");
        if (FirstDay > LastDay)
            throw new ArgumentException($"The day window {FirstDay}..{LastDay} is empty.");
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string List(ImmutableArray<string> values) => values.IsEmpty ? "all" : string.Join('|', values);
}
