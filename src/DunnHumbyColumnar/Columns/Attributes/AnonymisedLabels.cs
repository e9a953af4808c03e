using System.Collections.Frozen;

namespace DunnHumbyColumnar.Columns;

/// <summary>
/// The labels of the anonymised hh_demographic, which stand one to one for the published categories. The household size is the same in
/// both, and so are the columns that are not named here.
/// </summary>
static class AnonymisedLabels
{
    static readonly FrozenDictionary<string, FrozenDictionary<string, string>> ByColumn =
        new Dictionary<string, FrozenDictionary<string, string>>
        {
            [DemographicCategories.Age] = Numbered("Age Group", "19-24", "25-34", "35-44", "45-54", "55-64", "65+"),
            [DemographicCategories.MaritalStatus] = new Dictionary<string, string> { ["X"] = "A", ["Y"] = "U", ["Z"] = "B" }
            .ToFrozenDictionary(StringComparer.Ordinal),
            [DemographicCategories.Income] = Numbered(
            "Level", "Under 15K", "15-24K", "25-34K", "35-49K", "50-74K", "75-99K", "100-124K", "125-149K", "150-174K", "175-199K",
            "200-249K", "250K+"),
            [DemographicCategories.Composition] = Numbered(
            "Group", "1 Adult Kids", "Single Male", "Single Female", "2 Adults Kids", "2 Adults No Kids", "Unknown"),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The published category of a label of a column of <see cref="CompleteJourney.Demographics"/>; any other text is its own.
    /// </summary>
    public static string Resolve(string column, string label) =>
        ByColumn.TryGetValue(column, out var labels) && labels.TryGetValue(label, out string? category) ? category : label;

    static FrozenDictionary<string, string> Numbered(string prefix, params string[] categories) =>
        categories.Select((category, i) => (Label: $"{prefix}{i + 1}", category))
            .ToFrozenDictionary(pair => pair.Label, pair => pair.category, StringComparer.Ordinal);
}
