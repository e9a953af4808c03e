using System.Collections.Immutable;
using System.Globalization;

namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>The form of the household page with a household that no table names.</summary>
/// <param name="Household">The household asked for; null: none was, and there are none.</param>
/// <param name="AreTexts">Whether households are texts in the data.</param>
/// <param name="Nearest">Households whose numbers are next to it, or whose texts are like it.</param>
/// <param name="Sections">The sections chosen.</param>
/// <param name="Options">The recommendations asked for.</param>
sealed record UnknownHouseholdModel(
    string? Household, bool AreTexts, ImmutableArray<string> Nearest, ImmutableArray<string> Sections, RecommendOptions Options)
    : IPageStatus
{
    const int NeighboursOnEachSide = 2;

    public int Status => Household is null ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;

    public static UnknownHouseholdModel For(
        UnknownNameException unknown, JourneyNames names, ImmutableArray<string> sections, RecommendOptions options)
    {
        if (names.HasHouseholdCodes)
            return new(unknown.Name, true, [.. unknown.Nearest], sections, options);
        int after = ~names.Households.BinarySearch(int.Parse(unknown.Name, CultureInfo.InvariantCulture));
        int first = Math.Max(0, after - NeighboursOnEachSide);
        var nearest = names.Households.Skip(first).Take(after + NeighboursOnEachSide - first);
        return new(unknown.Name, false, [.. nearest.Select(names.HouseholdCode)], sections, options);
    }
}
