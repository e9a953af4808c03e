using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Sources that are known by their names (<see cref="TableFileName"/>). A folder without any is searched for a zip archive.
/// </summary>
static class NamedSources
{
    /// <exception cref="InputDataException">A zip archive is damaged.</exception>
    /// <exception cref="StoreIOException">The folder or archive cannot be read.</exception>
    public static SourceCatalog Find(string place)
    {
        if (File.Exists(place) && TableFileName.IsZip(place))
            return Sort(place, ZipEntries.Of(place), []);
        string[] files = SourceFolder.Files(place);
        var texts = files.Where(file => TableFileName.IsText(file) && !TableFileName.IsZip(file))
            .Select(file => new SourceLocation(file, Path.GetFileName(file))).ToList();
        texts.AddRange(files.Where(IsArchiveOfTable).SelectMany(EntriesOf));
        string[] archives = [.. files.Where(file => TableFileName.IsZip(file) && !IsArchiveOfTable(file))];
        var others = files.Where(file => !TableFileName.IsText(file)).Select(file => Path.GetFileName(file)!).ToList();
        var sorted = Sort(place, texts, others);
        if (!sorted.Files.Any() && archives is [var single])
            return Sort(single, ZipEntries.Of(single), []);
        return sorted with { Unread = [.. sorted.Unread, .. archives.Select(archive => Path.GetFileName(archive)!)] };
    }

    static bool IsArchiveOfTable(string file) => TableFileName.IsZip(file) && TableFileName.TableOf(file) is not null;

    /// <summary>The entries of an archive by the name of a table: they hold that table, unless their names are those of others.</summary>
    /// <exception cref="InputDataException">It has no entry that may be a text.</exception>
    static IEnumerable<SourceLocation> EntriesOf(string archive)
    {
        var entries = ZipEntries.Of(archive);
        return entries.IsEmpty
            ? throw new InputDataException(FaultCode.Format, Path.GetFileName(archive), "the archive has no CSV file in it")
            : entries.Select(entry => entry with { Table = TableFileName.TableOf(entry.Entry!) ?? TableFileName.TableOf(archive) });
    }

    static SourceCatalog Sort(string place, IReadOnlyCollection<SourceLocation> texts, IReadOnlyCollection<string> others)
    {
        var found = texts
            .Select(source => (Source: source, Table: source.Table ?? TableFileName.TableOf(source.Entry ?? source.Path))).ToList();
        ImmutableArray<string> unread = [.. found.Where(entry => entry.Table is null).Select(entry => entry.Source.Name)];
        string[] unknown = [.. unread, .. others];
        return new SourceCatalog(
            [
                .. CompleteJourney.Tables.Select(table =>
                {
                    ImmutableArray<SourceLocation> files = [.. found.Where(entry => entry.Table == table).Select(entry => entry.Source)];
                    return new TableSources(table, files, null, files.IsEmpty ? FaultOf(table, place, unknown) : null);
                }),
            ],
            unread);
    }

    static InputDataException? FaultOf(TableSpec table, string place, string[] unknown)
    {
        string[] near = [.. unknown.Where(file => TableFileName.IsNear(table, file))];
        if (near.Length == 0 && !CompleteJourney.IsRequired(table))
            return null;
        string what = near.Length > 0
            ? $"; is it {SourceFolder.List(near)}? Then rename it, and save a workbook as CSV"
            : unknown.Length > 0 ? $"; there is {SourceFolder.List(unknown)}" : "";
        return new InputDataException(
            FaultCode.MissingFile, table.FileName, $"there is no such file {SourceFolder.Describe(place)}{what}");
    }
}
