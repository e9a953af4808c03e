using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>A gold table by name: which options it takes, how they are written down, how it is computed.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Takes">The options it takes.</param>
/// <param name="Describe">The cleaning profile and the remaining options in words, as in the metadata of the result.</param>
/// <param name="Build">Computes it.</param>
/// <param name="Caveat">What a reader must know so as not to misread it; null: nothing.</param>
sealed record GoldDefinition(
    string Name, MartOptionSet Takes, Func<MartOptions, (string Cleaning, string Options)> Describe, Func<QueryContext, MartOptions, JourneyResult> Build, string? Caveat = null)
{
    /// <summary>Throws where an option is set that the table does not take: it would be ignored.</summary>
    public void Validate(MartOptions options)
    {
        Refuse(MartOptionSet.Cleaning, "cleaning profile", !options.Cleaning.Equals(MartOptions.Default.Cleaning));
        Refuse(MartOptionSet.Rfm, "recency scheme", options.Recency != MartOptions.Default.Recency);
        Refuse(MartOptionSet.Rfm, "tie policy", options.Ties != MartOptions.Default.Ties);
        Refuse(MartOptionSet.Rfm, "as-of day", options.AsOfDay is not null);
        Refuse(MartOptionSet.AllHouseholds, "all-households option", options.AllHouseholds);
        Refuse(MartOptionSet.Level, "level", options.Level != MartOptions.Default.Level);
        Refuse(MartOptionSet.MinimumPairs, "minimum of pairs", options.MinimumPairs is not null);
        Refuse(MartOptionSet.Promotions, "days, stores, sections or segment", options.Promotions != MartOptions.Default.Promotions);
        Refuse(MartOptionSet.Breakdown, "breakdown of promotions", options.By != MartOptions.Default.By);
    }

    void Refuse(MartOptionSet option, string words, bool isSet)
    {
        if (isSet && !Takes.HasFlag(option))
            throw new UnknownNameException(words, $"{Name} takes no {words}; leave it out");
    }
}

/// <summary>Groups of options that gold tables take.</summary>
[Flags]
enum MartOptionSet
{
    None = 0,

    Cleaning = 1,

    /// <summary>Recency scheme, tie policy and as-of day.</summary>
    Rfm = 2,

    AllHouseholds = 4,

    /// <summary>Level of the items.</summary>
    Level = 8,

    MinimumPairs = 16,

    /// <summary>Days, stores, sections and segment.</summary>
    Promotions = 32,

    /// <summary>What promotion_lift tells apart.</summary>
    Breakdown = 64,
}
