using System.Collections.Immutable;

namespace DunnHumbyColumnar.Marts;

/// <summary>The gold tables that can be asked for by name.</summary>
static class GoldTables
{
    const string NoOptions = "none";

    public static readonly ImmutableArray<GoldDefinition> All =
    [
        new(
            HouseholdSales.Name, MartOptionSet.None,
            _ => (CleaningProfile.Raw.ToString(), NoOptions),
            (context, _) => HouseholdSales.Build(context)),
        new(
            Rfm.Name, MartOptionSet.Cleaning | MartOptionSet.Rfm,
            options => (options.Cleaning.ToString(), options.Rfm.Describe()),
            (context, options) => Rfm.Build(context, options.Rfm)),
        new(
            RfmSegments.Name, MartOptionSet.Cleaning | MartOptionSet.Rfm,
            options => (options.Cleaning.ToString(), options.Rfm.Describe()),
            (context, options) => RfmSegments.Build(context, options.Rfm)),
        new(
            HouseholdSummary.Name, MartOptionSet.Cleaning | MartOptionSet.Rfm | MartOptionSet.AllHouseholds,
            options => (options.Cleaning.ToString(), options.Summary.Describe()),
            (context, options) => HouseholdSummary.Build(context, options.Summary)),
        new(
            DailySpend.Name, MartOptionSet.Cleaning,
            options => (options.Cleaning.ToString(), NoOptions),
            (context, options) => DailySpend.Build(context, options.Cleaning)),
        new(
            HouseholdMetrics.Name, MartOptionSet.Cleaning,
            options => (options.Cleaning.ToString(), NoOptions),
            (context, options) => HouseholdMetrics.Build(context, options.Cleaning)),
        new(
            AssociationRules.Name, MartOptionSet.Cleaning | MartOptionSet.Items,
            options => (options.Cleaning.ToString(), options.Rules.Describe()),
            (context, options) => AssociationRules.Build(context, options.Rules)),
        new(
            Recommendations.Name, MartOptionSet.Cleaning | MartOptionSet.Items,
            options => (options.Cleaning.ToString(), options.Recommendations.Describe()),
            (context, options) => Recommendations.Build(context, options.Recommendations)),
    ];

    /// <summary>The table of a name; null if there is none.</summary>
    public static GoldDefinition? Find(string name) => All.FirstOrDefault(table => table.Name == name);
}
