using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Synthetic;

/// <summary>The kinds of households and their tastes.</summary>
static class Archetypes
{
    public static readonly ImmutableArray<Archetype> All =
    [
        new("young family", 0.22, Tastes(("dairy", 1.5), ("grain_goods", 1.4), ("home_family", 1.7), ("junk_food", 1.4), ("alcohol", 0.5))),
        new("established family", 0.24, Tastes(("meat", 1.5), ("beverages", 1.3), ("junk_food", 1.3), ("grocery", 1.2))),
        new("single", 0.22, Tastes(("alcohol", 1.8), ("concessions", 1.6), ("meat", 0.7), ("home_family", 0.6))),
        new("couple", 0.16, Tastes(("produce", 1.5), ("alcohol", 1.4), ("kitchen", 1.4), ("junk_food", 0.7))),
        new("retired", 0.16, Tastes(("drug", 1.8), ("garden", 1.6), ("produce", 1.3), ("junk_food", 0.6))),
    ];

    /// <summary>The largest factor of all.</summary>
    public static readonly double MostTaste = All.SelectMany(archetype => archetype.Tastes.Values).Max();

    /// <summary>Per archetype and section the taste as a share of <see cref="MostTaste"/>.</summary>
    public static readonly double[][] Acceptance =
        [.. All.Select(archetype => SectionMap.Names.Select(section => archetype.Tastes.GetValueOrDefault(section, 1) / MostTaste).ToArray())];

    static ImmutableDictionary<string, double> Tastes(params (string Section, double Factor)[] tastes) =>
        tastes.ToImmutableDictionary(taste => taste.Section, taste => taste.Factor);
}
