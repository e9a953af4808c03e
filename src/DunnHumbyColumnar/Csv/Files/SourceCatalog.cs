using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// The sources of the eight tables in a folder or a zip archive, found by their names (<see cref="TableFileName"/>). A folder without any
/// is searched for a zip archive.
/// </summary>
sealed class SourceCatalog
{
    const int FilesNamed = 5;

    SourceCatalog(string place, IReadOnlyCollection<SourceLocation> texts, IReadOnlyCollection<string> others)
    {
        var found = texts
            .Select(source => (Source: source, Table: source.Table ?? TableFileName.TableOf(source.Entry ?? source.Path))).ToList();
        Unread = [.. found.Where(entry => entry.Table is null).Select(entry => entry.Source.Name)];
        string[] unknown = [.. Unread, .. others];
        Tables =
        [
            .. CompleteJourney.Tables.Select(table =>
            {
                ImmutableArray<SourceLocation> files = [.. found.Where(entry => entry.Table == table).Select(entry => entry.Source)];
                return new TableSources(table, files, files.IsEmpty ? FaultOf(table, place, unknown) : null);
            }),
        ];
    }

    /// <summary>The sources of each table, in definition order.</summary>
    public ImmutableArray<TableSources> Tables { get; }

    /// <summary>Texts whose names are none of a table.</summary>
    public ImmutableArray<string> Unread { get; }

    /// <summary>All sources, in definition order.</summary>
    public IEnumerable<SourceLocation> Files => Tables.SelectMany(table => table.Files);

    /// <summary>Looks for the sources; what is missing is a fault of its table.</summary>
    /// <param name="place">A folder or a zip archive.</param>
    /// <exception cref="InputDataException">A zip archive is damaged.</exception>
    /// <exception cref="StoreIOException">The folder or archive cannot be read.</exception>
    public static SourceCatalog Find(string place)
    {
        if (File.Exists(place) && TableFileName.IsZip(place))
            return new SourceCatalog(place, ZipEntries.Of(place), []);
        string[] files = FilesIn(place);
        var texts = files.Where(file => TableFileName.IsText(file) && !TableFileName.IsZip(file))
            .Select(file => new SourceLocation(file, Path.GetFileName(file))).ToList();
        // An archive by the name of a table holds that table, whatever its entry is called.
        foreach (string archive in files.Where(TableFileName.IsZip))
            if (TableFileName.TableOf(archive) is not null && ZipEntries.Of(archive) is [var only])
                texts.Add(only with { Table = TableFileName.TableOf(archive) });
        var others = files.Where(file => !TableFileName.IsText(file)).Select(file => Path.GetFileName(file)!).ToList();
        var catalog = new SourceCatalog(place, texts, others);
        return !catalog.Files.Any() && files.Where(TableFileName.IsZip).ToList() is [var single]
            ? new SourceCatalog(single, ZipEntries.Of(single), [])
            : catalog;
    }

    /// <summary>Whether a file is one of the sources, under whatever name.</summary>
    public static bool IsSource(string place, string file) =>
        FileIdentity.Of(file) is { } identity && Find(place).Files.Any(source => FileIdentity.Of(source.Path) == identity);

    static string[] FilesIn(string folder)
    {
        try
        {
            return Directory.Exists(folder)
                ? [.. Directory.GetFiles(folder).Where(file => Path.GetFileName(file)[0] is not ('.' or '~'))
                    .OrderBy(Path.GetFileName, StringComparer.Ordinal)]
                : [];
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.From("list", folder, failure);
        }
    }

    static InputDataException? FaultOf(TableSpec table, string place, string[] unknown)
    {
        string[] near = [.. unknown.Where(file => TableFileName.IsNear(table, file))];
        if (near.Length == 0 && !CompleteJourney.IsRequired(table))
            return null;
        string where = File.Exists(place) || Directory.Exists(place) ? $"in {place}" : $": {place} does not exist";
        string what = near.Length > 0
            ? $"; is it {List(near)}? Then rename it, and save a workbook as CSV"
            : unknown.Length > 0 ? $"; there is {List(unknown)}" : "";
        return new InputDataException(FaultCode.MissingFile, table.FileName, $"there is no such file {where}{what}");
    }

    static string List(string[] files) => string.Join(", ", files.Take(FilesNamed))
        + (files.Length > FilesNamed ? $" and {files.Length - FilesNamed} more" : "");
}
