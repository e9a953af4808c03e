using System.Collections.Frozen;

namespace DunnHumbyColumnar.Columns;

/// <summary>
/// The published categories of hh_demographic, by column name. A value that is none of them, blanks and <c>NA</c> among them, is not known;
/// <c>Unknown</c> is a category. Compared ordinally.
/// </summary>
static class DemographicCategories
{
    public const string Age = "age_desc";
    public const string MaritalStatus = "marital_status_code";
    public const string Income = "income_desc";
    public const string Composition = "hh_comp_desc";
    public const string Size = "household_size_desc";

    /// <summary>The columns whose categories are published, each with its categories.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> Published = new Dictionary<string, FrozenSet<string>>
    {
        [Age] = Set("19-24", "25-34", "35-44", "45-54", "55-64", "65+"),
        [MaritalStatus] = Set("A", "B", "U"),
        [Income] = Set(
            "Under 15K", "15-24K", "25-34K", "35-49K", "50-74K", "75-99K", "100-124K", "125-149K", "150-174K", "175-199K", "200-249K",
            "250K+"),
        [Composition] = Set("1 Adult Kids", "2 Adults Kids", "2 Adults No Kids", "Single Female", "Single Male", "Unknown"),
        [Size] = Set("1", "2", "3", "4", "5+", "Unknown"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsKnown(string column, string value) => Published[column].Contains(value);

    static FrozenSet<string> Set(params string[] categories) => categories.ToFrozenSet(StringComparer.Ordinal);
}
