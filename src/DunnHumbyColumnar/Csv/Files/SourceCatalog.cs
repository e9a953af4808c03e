using System.Collections.Immutable;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Csv;

/// <summary>The sources of the eight tables in a folder or a zip archive.</summary>
/// <param name="Tables">The sources of each table, in definition order.</param>
/// <param name="Unread">Texts that are of no table.</param>
sealed record SourceCatalog(ImmutableArray<TableSources> Tables, ImmutableArray<string> Unread)
{
    /// <summary>All sources, in definition order.</summary>
    public IEnumerable<SourceLocation> Files => Tables.SelectMany(table => table.Files);

    /// <summary>Looks for the sources; what is missing is a fault of its table.</summary>
    /// <param name="place">A folder or a zip archive.</param>
    /// <param name="mapping">Which files hold a table; null: that is told by their names (<see cref="TableFileName"/>).</param>
    /// <exception cref="InputDataException">A zip archive is damaged.</exception>
    /// <exception cref="StoreIOException">The folder or archive cannot be read.</exception>
    public static SourceCatalog Find(string place, JourneyMapping? mapping = null) =>
        mapping is null ? NamedSources.Find(place) : MappedSources.Find(place, mapping);

    /// <summary>Whether a file is one of the sources, under whatever name.</summary>
    public static bool IsSource(string place, JourneyMapping? mapping, string file) => FileIdentity.Of(file) is { } identity
        && Find(place, mapping).Files.Any(source => FileIdentity.Of(source.Path) == identity);
}
