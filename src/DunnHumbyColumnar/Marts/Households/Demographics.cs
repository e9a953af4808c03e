using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Derives the flags from the texts of hh_demographic. A flag is a three-valued OR of its conditions: true if one is true, else null if a
/// value that one of them looks at is not known, else false.
/// </summary>
static class Demographics
{
    static readonly HashSet<string> Ages45Plus = ["45-54", "55-64", "65+"];
    static readonly HashSet<string> Incomes50KPlus =
        ["50-74K", "75-99K", "100-124K", "125-149K", "150-174K", "175-199K", "200-249K", "250K+"];
    static readonly HashSet<string> KidCompositions = ["1 Adult Kids", "2 Adults Kids"];
    static readonly HashSet<string> FamilySizes = ["3", "4", "5+"];
    static readonly HashSet<string> SingleCompositions = ["Single Female", "Single Male"];

    public static DemographicFlags FlagsOf(HouseholdAttributes attributes, int household)
    {
        string? age = Known(attributes, DemographicCategories.Age, household);
        string? income = Known(attributes, DemographicCategories.Income, household);
        string? composition = Known(attributes, DemographicCategories.Composition, household);
        string? size = Known(attributes, DemographicCategories.Size, household);
        return new DemographicFlags(
            IsIn(age, Ages45Plus),
            IsIn(income, Incomes50KPlus),
            size switch { null => null, "1" => 1, "2" => 2, _ => 3 },
            IsIn(composition, KidCompositions) | IsIn(size, FamilySizes),
            IsIn(composition, SingleCompositions) | Is(size, "1"),
            Is(composition, "2 Adults No Kids"));
    }

    /// <summary>The category of a household; null if it has no demographics or the value is none of the published categories.</summary>
    static string? Known(HouseholdAttributes attributes, string column, int household) =>
        attributes.Text(column, household) is { } value && DemographicCategories.IsKnown(column, value) ? value : null;

    static bool? IsIn(string? category, HashSet<string> wanted) => category is null ? null : wanted.Contains(category);

    static bool? Is(string? category, string wanted) => category is null ? null : category == wanted;
}
