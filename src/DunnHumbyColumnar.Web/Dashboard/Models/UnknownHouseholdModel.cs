using System.Collections.Immutable;

namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>The form of the household page with a household that no table names.</summary>
/// <param name="HouseholdKey">The household asked for; null: none was, and there are none.</param>
/// <param name="Nearest">Households whose numbers are next to it.</param>
/// <param name="Sections">The sections chosen.</param>
/// <param name="Options">The recommendations asked for.</param>
sealed record UnknownHouseholdModel(
    int? HouseholdKey, ImmutableArray<int> Nearest, ImmutableArray<string> Sections, RecommendOptions Options) : IPageStatus
{
    const int NeighboursOnEachSide = 2;

    public int Status => HouseholdKey is null ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;

    public static UnknownHouseholdModel For(
        int? household, ImmutableArray<int> households, ImmutableArray<string> sections, RecommendOptions options)
    {
        int after = household is { } key ? ~households.BinarySearch(key) : 0;
        int first = Math.Max(0, after - NeighboursOnEachSide);
        return new(household, [.. households.Skip(first).Take(after + NeighboursOnEachSide - first)], sections, options);
    }
}
