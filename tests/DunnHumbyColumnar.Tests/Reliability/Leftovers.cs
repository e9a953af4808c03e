namespace DunnHumbyColumnar.Tests.Reliability;

/// <summary>What a writer that was ended leaves in a store on disk.</summary>
static class Leftovers
{
    /// <summary>Throws if there is any temporary.</summary>
    public static void AssertNone(string store)
    {
        if (Directory.EnumerateFileSystemEntries(store, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(store, path)).FirstOrDefault(IsTemporary) is { } left)
            throw new InvalidOperationException($"{left} was left over");
    }

    /// <summary>Throws if there is any temporary.</summary>
    public static void AssertNone(MemoryDisk disk, string store)
    {
        if (disk.Files(store).FirstOrDefault(IsTemporary) is { } left)
            throw new InvalidOperationException($"{left} was left over");
    }

    static bool IsTemporary(string path) => path.Contains("tmp", StringComparison.Ordinal);
}
