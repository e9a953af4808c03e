using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DunnHumbyColumnar;

/// <summary>
/// How files of another layout become the eight tables: which files hold a table, how they are written, and what each column of the table
/// is made of. Only transaction_data is required; a table that is not named is empty. Immutable.
/// </summary>
public sealed record JourneyMapping
{
    /// <summary>
    /// The date of day 1; needed where a day is read from dates. Null: that of <see cref="JourneyCalendar.Reference"/>.
    /// </summary>
    public DateOnly? DayOne { get; init; }

    /// <summary>
    /// The cleaning profile of results for which none is asked for; null: only lines with a quantity and an amount above 0 count, or all
    /// lines where there are no amounts.
    /// </summary>
    public CleaningProfile? Cleaning { get; init; }

    /// <summary>The tables by name: <c>transaction_data</c>, <c>product</c> …</summary>
    public IReadOnlyDictionary<string, TableMapping> Tables { get; init; } = new Dictionary<string, TableMapping>();

    /// <summary>Where an editor finds the schema of mappings; kept, and of no meaning for the tables.</summary>
    [JsonInclude]
    [JsonPropertyName("$schema")]
    [JsonPropertyOrder(-1)]
    internal string? Schema { get; init; }

    /// <summary>What messages call it.</summary>
    internal string Name { get; init; } = "mapping";

    /// <summary>Names of the mappings that come with the library, in ordinal order.</summary>
    public static ImmutableArray<string> Presets => Mapping.MappingPresets.Names;

    /// <summary>A mapping that comes with the library.</summary>
    /// <exception cref="UnknownNameException">There is none of this name.</exception>
    public static JourneyMapping Preset(string name) => Mapping.MappingPresets.Load(name);

    /// <summary>Reads a mapping from a JSON file.</summary>
    /// <exception cref="InputDataException">It is no JSON, or no mapping; the message says where and why.</exception>
    /// <exception cref="StoreIOException">The file cannot be read.</exception>
    public static JourneyMapping Load(string file) => Mapping.MappingJson.Load(file);

    /// <summary>Reads a mapping from JSON text.</summary>
    /// <param name="json">The text; comments and commas at the end of lists are allowed.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InputDataException">It is no JSON, or no mapping; the message says where and why.</exception>
    public static JourneyMapping Parse(string json, string name = "mapping") => Mapping.MappingJson.Parse(json, name);

    /// <summary>The mapping as indented JSON, which <see cref="Parse"/> reads back.</summary>
    public string ToJson() => Mapping.MappingJson.Write(this);
}
