using System.Collections.Immutable;

namespace DunnHumbyColumnar.Mapping;

/// <summary>The mappings that come with the library, as JSON files in its assembly.</summary>
static class MappingPresets
{
    /// <summary>Their names, in ordinal order.</summary>
    public static readonly ImmutableArray<string> Names = ["cdnow", "completejourney-r", "groceries", "groceries-wide"];

    /// <summary>
    /// The first preset that has a table whose source columns are all among some names, and at least half of these; null: none has.
    /// </summary>
    public static string? Fitting(IReadOnlyCollection<string> columns)
    {
        var known = columns.Select(LooseName.Of).ToHashSet(StringComparer.Ordinal);
        return Names.FirstOrDefault(name => Load(name).Tables.Values.Any(table => table.Format.Items is null
            && table.SourceColumns.All(column => known.Contains(LooseName.Of(column))) && known.Count <= 2 * table.SourceColumns.Count()));
    }

    /// <exception cref="UnknownNameException">There is none of this name.</exception>
    public static JourneyMapping Load(string name)
    {
        if (!Names.Contains(name))
            throw new UnknownNameException("preset", name, Names);
        var here = typeof(MappingPresets);
        using var resource = here.Assembly.GetManifestResourceStream(here, $"Presets.{name}.json")!;
        using var text = new StreamReader(resource);
        return MappingJson.Parse(text.ReadToEnd(), name);
    }
}
