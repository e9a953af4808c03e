using System.Collections.Immutable;
using System.IO.Enumeration;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>Sources that a mapping names.</summary>
static class MappedSources
{
    static readonly string[] PackedEndings = ["", ".gz", ".zst"];

    /// <exception cref="InputDataException">A zip archive is damaged.</exception>
    /// <exception cref="StoreIOException">The folder or archive cannot be read.</exception>
    public static SourceCatalog Find(string place, JourneyMapping mapping)
    {
        ImmutableArray<SourceLocation> there = File.Exists(place) && TableFileName.IsZip(place)
            ? ZipEntries.Of(place)
            : [.. SourceFolder.Files(place).Select(file => new SourceLocation(file, Path.GetFileName(file)))];
        var tables = CompleteJourney.Tables.Select(table => mapping.Tables.TryGetValue(table.Name, out var made)
            ? SourcesOf(table, new MappedSource(made, mapping.DayOne ?? default, mapping.Name), place, there)
            : new TableSources(table, [], null, null)).ToImmutableArray();
        return new SourceCatalog(tables, []);
    }

    static TableSources SourcesOf(TableSpec table, MappedSource mapping, string place, ImmutableArray<SourceLocation> there)
    {
        var files = new SortedDictionary<string, SourceLocation>(StringComparer.Ordinal);
        InputDataException? fault = null;
        foreach (string pattern in mapping.Table.Files)
        {
            var found = there.Where(source => IsNamed(pattern, Path.GetFileName(source.Entry ?? source.Path))).ToList();
            foreach (var source in found)
                files[source.Name] = source;
            if (found.Count == 0 && !mapping.Table.Optional)
                fault ??= new InputDataException(
                    FaultCode.MissingFile, pattern,
                    $"there is no such file {SourceFolder.Describe(place)}; the mapping names it for {table.Name}; there is "
                    + SourceFolder.List([.. there.Select(source => source.Name)]));
        }

        return new TableSources(table, [.. files.Values], mapping, fault);
    }

    /// <summary>Whether a file has one of the names, perhaps with the ending of a compressed file behind it.</summary>
    static bool IsNamed(string pattern, string file) =>
        pattern.Split('|').Any(name =>
            PackedEndings.Any(ending => FileSystemName.MatchesSimpleExpression(name + ending, file, ignoreCase: true)));
}
