using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Synthetic;

/// <summary>The kinds of households and their tastes.</summary>
static class Archetypes
{
    public static readonly ImmutableArray<Archetype> All =
    [
        new("young family", 0.22, Tastes(
            ("dairy", 2), ("grain_goods", 2), ("home_family", 3), ("junk_food", 1.6), ("alcohol", 0.3), ("produce", 0.7))),
        new("established family", 0.24, Tastes(("meat", 2.4), ("beverages", 2), ("junk_food", 1.6), ("grocery", 2), ("drug", 0.5))),
        new("single", 0.22, Tastes(("alcohol", 3), ("concessions", 3), ("meat", 0.5), ("home_family", 0.4), ("grocery", 0.6))),
        new("couple", 0.16, Tastes(("produce", 3), ("alcohol", 1.8), ("kitchen", 2), ("junk_food", 0.4), ("dairy", 0.7))),
        new("retired", 0.16, Tastes(("drug", 3), ("garden", 3), ("produce", 1.5), ("misc", 1.6), ("junk_food", 0.4), ("alcohol", 0.5))),
    ];

    /// <summary>The largest factor of all.</summary>
    public static readonly double MaxTaste = All.SelectMany(archetype => archetype.Tastes.Values).Max();

    /// <summary>Per archetype and section the taste as a share of <see cref="MaxTaste"/>.</summary>
    public static readonly double[][] Acceptance =
        [.. All.Select(archetype => SectionMap.Names.Select(section => archetype.Tastes.GetValueOrDefault(section, 1) / MaxTaste)
            .ToArray())];

    static ImmutableDictionary<string, double> Tastes(params (string Section, double Factor)[] tastes) =>
        tastes.ToImmutableDictionary(taste => taste.Section, taste => taste.Factor);
}
