using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Marts;

/// <summary>Derives the flags from the texts of hh_demographic.</summary>
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
        if (attributes.Text("age_desc", household) is not { } age || attributes.Text("income_desc", household) is not { } income
            || attributes.Text("hh_comp_desc", household) is not { } composition
            || attributes.Text("household_size_desc", household) is not { } size)
            return default;
        return new DemographicFlags(
            Ages45Plus.Contains(age),
            Incomes50KPlus.Contains(income),
            size switch { "1" => 1, "2" => 2, _ => 3 },
            KidCompositions.Contains(composition) || FamilySizes.Contains(size),
            SingleCompositions.Contains(composition) || size == "1",
            composition == "2 Adults No Kids");
    }
}
