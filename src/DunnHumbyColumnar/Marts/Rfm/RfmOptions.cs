using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>How recency is scored.</summary>
public enum RecencyScheme
{
    /// <summary>By days since the last purchase: 5 up to 7 days, 4 up to 32, 3 up to 92, 2 up to 182, 1 beyond.</summary>
    Reference,

    /// <summary>Quintile of the last purchase day.</summary>
    Quintile,
}

/// <summary>How equal values are split among quintiles.</summary>
public enum TiePolicy
{
    /// <summary>Pandas <c>qcut</c>: equal values score equally; a bin may stay empty.</summary>
    Equal,

    /// <summary>SQL <c>NTILE(5)</c>: ties are split by household_key; the first tiles are the larger ones.</summary>
    Ntile,

    /// <summary>Ties are broken by household_key, then the ranks are cut (pandas <c>qcut</c> of <c>rank(method="first")</c>).</summary>
    RankFirst,
}

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

    /// <summary>The cleaning profile.</summary>
    public CleaningProfile Cleaning { get; init; } = CleaningProfile.Reference;

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
