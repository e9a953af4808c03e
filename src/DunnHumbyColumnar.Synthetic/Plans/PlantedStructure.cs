using System.Collections.Immutable;

namespace DunnHumbyColumnar.Synthetic;

/// <summary>
/// The effects that were put into the data on purpose. Whether a line is drawn depends on them as follows: a product is a
/// candidate in proportion to its popularity times the taste of the household's archetype for its section times the promotion
/// factor in force at that store in that week.
/// </summary>
/// <param name="Archetypes">Kinds of households, in the order of <see cref="ArchetypeOf"/>.</param>
/// <param name="ArchetypeOf">Per household, household_key 1 first, an index into <see cref="Archetypes"/>.</param>
/// <param name="CommodityPairs">Commodities bought together.</param>
/// <param name="ProductPairs">Products bought together.</param>
/// <param name="DisplayFactor">How much likelier a product is chosen where it is on display only.</param>
/// <param name="MailerFactor">How much likelier where it is in the mailer only.</param>
/// <param name="BothFactor">How much likelier where it is both.</param>
/// <param name="CampaignShare">
/// Share of the lines of a targeted household, during the campaign, that are drawn from the campaign's coupon products instead.
/// </param>
/// <param name="Lapsed">Households that stop buying, with the last day on which they may buy.</param>
/// <param name="WeekdayShares">Share of baskets by DAY mod 7 = 0..6.</param>
public sealed record PlantedStructure(
    ImmutableArray<Archetype> Archetypes, ImmutableArray<int> ArchetypeOf, ImmutableArray<CommodityPair> CommodityPairs,
    ImmutableArray<ProductPair> ProductPairs, double DisplayFactor, double MailerFactor, double BothFactor, double CampaignShare,
    ImmutableArray<LapsedHousehold> Lapsed, ImmutableArray<double> WeekdayShares);

/// <summary>A kind of household.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Share">Share of the households.</param>
/// <param name="Tastes">
/// Sections it prefers, with the factor by which it is likelier to choose their products; every other section has factor 1.
/// </param>
public sealed record Archetype(string Name, double Share, ImmutableDictionary<string, double> Tastes);

/// <summary>
/// Commodities bought together: after a line of the first, the next line of the basket is of the second with the given probability.
/// </summary>
public sealed record CommodityPair(string First, string Second, double Probability);

/// <summary>
/// Products bought together: after a line of the first, the next line of the basket is the second with the given probability.
/// </summary>
public sealed record ProductPair(int First, int Second, double Probability);

/// <summary>A household without lines after <paramref name="LastDay"/>.</summary>
public sealed record LapsedHousehold(int HouseholdKey, int LastDay);
