using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Csv;

/// <summary>The files of a folder that may be sources.</summary>
static class SourceFolder
{
    const int FilesNamed = 5;

    /// <summary>In ordinal order of their names, hidden ones left out; none where there is no folder.</summary>
    /// <exception cref="StoreIOException">The folder cannot be read.</exception>
    public static string[] Files(string folder)
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

    /// <summary>The place in the words of a message.</summary>
    public static string Describe(string place) =>
        File.Exists(place) || Directory.Exists(place) ? $"in {place}" : $": {place} does not exist";

    /// <summary>Some names, and how many more there are.</summary>
    public static string List(IReadOnlyCollection<string> files) => string.Join(", ", files.Take(FilesNamed))
        + (files.Count > FilesNamed ? $" and {files.Count - FilesNamed} more" : "");
}
