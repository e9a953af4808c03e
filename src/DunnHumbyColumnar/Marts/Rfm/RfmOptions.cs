using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>How recency is scored.</summary>
public enum RecencyScheme
{
    /// <summary>By days since the last purchase: at most 7 days 5, 32 days 4, 92 days 3, 182 days 2, else 1.</summary>
    Reference,

    /// <summary>Quintile of the last purchase day.</summary>
    Quintile,
}

/// <summary>How equal values are split among quintiles.</summary>
public enum TiePolicy
{
    /// <summary>Equal values score equally; a bin may stay empty (pandas <c>qcut</c>).</summary>
    Equal,

    /// <summary>SQL <c>NTILE(5)</c>: ties are split by household_key, the first tiles are the larger ones.</summary>
    Ntile,

    /// <summary>Ties are ranked by household_key first, then the quintile rule applies to the ranks.</summary>
    RankFirst,
}

/// <summary>Options of the RFM scores. Immutable.</summary>
public sealed record RfmOptions
{
    /// <summary>How recency is scored.</summary>
    public RecencyScheme Recency { get; init; } = RecencyScheme.Reference;

    /// <summary>How ties are split, wherever a quintile is taken.</summary>
    public TiePolicy Ties { get; init; } = TiePolicy.Equal;

    /// <summary>Only raw rows up to this day, inclusive, are the input; every cleaning rule runs on them. Null: all rows.</summary>
    public int? AsOfDay { get; init; }

    /// <summary>The cleaning profile.</summary>
    public CleaningProfile Cleaning { get; init; } = CleaningProfile.Reference;

    internal string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"recency={Recency.ToString().ToLowerInvariant()} ties={(Ties == TiePolicy.RankFirst ? "rank-first" : Ties.ToString().ToLowerInvariant())} as_of_day={AsOfDay?.ToString(CultureInfo.InvariantCulture) ?? "none"}");
}
