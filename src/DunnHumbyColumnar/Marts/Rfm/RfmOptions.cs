using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>Options of the RFM scores. Immutable.</summary>
public sealed record RfmOptions
{
    /// <summary>How recency is scored.</summary>
    public RecencyScheme Recency { get; init; } = RecencyScheme.Reference;

    /// <summary>How ties are split in every quintile score.</summary>
    public TiePolicy Ties { get; init; } = TiePolicy.Equal;

    /// <summary>
    /// The last day of the input, inclusive, 0..32767: raw rows after it are ignored before any cleaning rule applies. Null: all rows.
    /// </summary>
    public int? AsOfDay { get; init; }

    /// <summary>The cleaning profile; null: that of the store.</summary>
    public CleaningProfile? Cleaning { get; init; }

    internal string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"recency={EnumNames.ToKebabCase(Recency)} ties={EnumNames.ToKebabCase(Ties)} "
        + $"as_of_day={AsOfDay?.ToString(CultureInfo.InvariantCulture) ?? "none"}");

    internal void Validate()
    {
        EnumNames.ThrowIfNotDefined(Recency);
        EnumNames.ThrowIfNotDefined(Ties);
        ArgumentOutOfRangeException.ThrowIfNegative(AsOfDay ?? 0, nameof(AsOfDay));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(AsOfDay ?? 0, short.MaxValue, nameof(AsOfDay));
    }
}
