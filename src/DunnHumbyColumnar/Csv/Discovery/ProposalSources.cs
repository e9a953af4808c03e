using System.Collections.Immutable;

namespace DunnHumbyColumnar.Csv;

/// <summary>The files that a mapping is proposed for.</summary>
/// <param name="Place">Their folder or zip archive.</param>
/// <param name="Files">They themselves, in ordinal order of their names.</param>
sealed record ProposalSources(string Place, ImmutableArray<SourceLocation> Files)
{
    /// <param name="sources">Files of one folder, a folder, or a zip archive.</param>
    /// <exception cref="ArgumentException">The files lie in several folders, or there are none.</exception>
    /// <exception cref="InputDataException">A file is missing, or an archive is damaged.</exception>
    /// <exception cref="StoreIOException">A folder or archive cannot be read.</exception>
    public static ProposalSources Of(IReadOnlyCollection<string> sources)
    {
        if (sources.Count == 0)
            throw new ArgumentException("there is no file to read", nameof(sources));
        if (sources.Count == 1 && Directory.Exists(sources.First()))
            return OfFolder(sources.First());
        if (sources.Count == 1 && TableFileName.IsZip(sources.First()) && File.Exists(sources.First()))
            return OfArchive(sources.First());
        foreach (string source in sources)
        {
            if (Directory.Exists(source) || TableFileName.IsZip(source))
                throw new ArgumentException($"{source}: a folder or a zip archive stands alone", nameof(sources));
            if (!File.Exists(source))
                throw new InputDataException(FaultCode.MissingFile, source, "there is no such file");
        }

        string[] folders = [.. sources.Select(source => Path.GetDirectoryName(Path.GetFullPath(source))!).Distinct()];
        return folders is [var folder]
            ? new(folder, [.. sources.Distinct().Select(Location).OrderBy(source => source.Name, StringComparer.Ordinal)])
            : throw new ArgumentException("the files lie in several folders; a mapping names files of one folder", nameof(sources));
    }

    /// <summary>The texts of a folder; where there is none, the archive in it.</summary>
    static ProposalSources OfFolder(string folder)
    {
        string[] files = SourceFolder.Files(folder);
        string[] texts = [.. files.Where(file => TableFileName.IsText(file) && !TableFileName.IsZip(file))];
        string[] archives = [.. files.Where(TableFileName.IsZip)];
        if (texts.Length > 0)
            return new(folder, [.. texts.Select(Location)]);
        return archives is [var archive]
            ? OfArchive(archive)
            : throw new ArgumentException($"there is no text file and no single zip archive in {folder}");
    }

    static ProposalSources OfArchive(string archive)
    {
        var entries = ZipEntries.Of(archive);
        return entries.IsEmpty
            ? throw new InputDataException(FaultCode.Format, Path.GetFileName(archive), "the archive has no CSV file in it")
            : new(archive, entries);
    }

    static SourceLocation Location(string file) => new(file, Path.GetFileName(file));
}
