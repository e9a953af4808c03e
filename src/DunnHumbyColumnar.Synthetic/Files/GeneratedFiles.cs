using System.Text.Json;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Synthetic;

/// <summary>
/// Which files of a folder the generator wrote, kept in a file of the folder, so that it replaces nothing else. A file is entered before it
/// takes its name, beside the entry of the one it replaces: whenever the generator is stopped, all that it wrote is listed.
/// </summary>
sealed class GeneratedFiles
{
    /// <summary>Name of the list.</summary>
    public const string ListName = "dhc-generated.json";

    const string Note = "dhc generated these files, and replaces those that are still as they are listed here.";

    static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    readonly string _directory;
    readonly List<FileStamp> _stamps;

    GeneratedFiles(string directory, List<FileStamp> stamps)
    {
        _directory = directory;
        _stamps = stamps;
    }

    /// <summary>Reads the list of a folder, which need not exist.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="names">The files that will be written.</param>
    /// <param name="overwrite">Whether files that others wrote may be replaced.</param>
    /// <exception cref="ForeignFileException">
    /// One of the names is taken by a file that is not on the list or is no longer as listed.
    /// </exception>
    public static GeneratedFiles Open(string directory, IEnumerable<string> names, bool overwrite)
    {
        var files = new GeneratedFiles(directory, Read(Path.Combine(directory, ListName), overwrite));
        if (!overwrite)
            foreach (string name in names)
                files.RequireOwn(name);
        return files;
    }

    /// <summary>Enters a complete file that is about to take its name.</summary>
    public void Enter(string name, FileInfo file)
    {
        _stamps.Add(FileStamp.Of(file, name));
        AtomicFile.Write(
            Path.Combine(_directory, ListName), stream => JsonSerializer.Serialize(stream, new FileList(Note, [.. _stamps]), Json));
        // The file that it replaces leaves the list with the next entry.
        _stamps.RemoveAll(stamp => stamp.Name == name && stamp != _stamps[^1]);
    }

    static List<FileStamp> Read(string path, bool overwrite)
    {
        try
        {
            if (PathKind.Get(path, followLinks: true) != FileKind.Missing)
                return [.. JsonSerializer.Deserialize<FileList>(File.ReadAllBytes(path), Json)?.Files ?? throw new JsonException()];
        }
        catch (JsonException) when (overwrite)
        {
            // A foreign file, to be replaced.
        }
        catch (JsonException)
        {
            throw new ForeignFileException(path, "is no list of generated files");
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.From("read", path, failure);
        }

        return [];
    }

    void RequireOwn(string name)
    {
        string path = Path.Combine(_directory, name);
        var kind = PathKind.Get(path, followLinks: false);
        if (kind == FileKind.Missing)
            return;
        var listed = _stamps.Where(stamp => stamp.Name == name).ToList();
        if (listed.Count == 0 || kind != FileKind.File)
            throw new ForeignFileException(path, "lies there already and was not generated");
        if (!listed.Contains(FileStamp.Of(new FileInfo(path), name)))
            throw new ForeignFileException(path, "was changed after it had been generated");
    }

    sealed record FileList(string Note, FileStamp[] Files);
}
