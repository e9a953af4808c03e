using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Cli;

/// <summary>
/// An output replaces a file that is there, but never one that the command reads. Files are told by what they are, not by their names: a
/// link to an input is an input.
/// </summary>
static class OutputGuard
{
    /// <summary>The output must not be a file of the store, nor lie in its folder.</summary>
    public static void RequireOutsideStore(string output, string store)
    {
        string target = AtomicFile.TargetOf(output);
        if (Folders(target).Any(folder => IsSame(folder, store)))
            throw new UsageException($"{output} lies in the store {store}; write it elsewhere");
        if (FileIdentity.Of(target) is { } written && Directory.Exists(store)
            && Directory.EnumerateFiles(store, "*", SearchOption.AllDirectories).Any(file => FileIdentity.Of(file) == written))
            throw new UsageException($"{output} is a file of the store {store} under another name; write elsewhere");
    }

    /// <summary>The output must not be one of the sources in a folder or archive.</summary>
    public static void RequireNoSource(string output, string csv, JourneyMapping? mapping)
    {
        if (SourceCatalog.IsSource(csv, mapping, AtomicFile.TargetOf(output)))
            throw new UsageException($"{output} is one of the sources; write elsewhere");
    }

    /// <summary>The output must not be a zip archive that was read, nor a text of a folder that was.</summary>
    public static void RequireNoFileOf(string output, string place)
    {
        if (FileIdentity.Of(AtomicFile.TargetOf(output)) is not { } written)
            return;
        string[] sources = File.Exists(place) ? [place] : [.. SourceFolder.Files(place).Where(TableFileName.IsText)];
        if (sources.Any(source => FileIdentity.Of(source) == written))
            throw new UsageException($"{output} is one of the sources; write elsewhere");
    }

    /// <summary>The folders above a file, from the nearest on.</summary>
    static IEnumerable<string> Folders(string file)
    {
        for (string? folder = Path.GetDirectoryName(Path.GetFullPath(file)); folder is not null; folder = Path.GetDirectoryName(folder))
            yield return folder;
    }

    static bool IsSame(string folder, string store) =>
        FileIdentity.Of(folder) is { } identity ? identity == FileIdentity.Of(store) : folder == Path.GetFullPath(store);
}
