namespace DunnHumbyColumnar.Snapshots;

/// <summary>Compares the files in a published folder with those that its manifest names.</summary>
static class FolderCheck
{
    /// <summary>Throws if there is a file that the manifest does not name.</summary>
    public static void Run(IFileOps files, StoreLayout layout, string folder, IEnumerable<StoredFile> stored)
    {
        var expected = stored.Select(file => file.Name)
            .Append(Path.GetFileName(StoreLayout.ManifestOf(folder))).ToHashSet(StringComparer.Ordinal);
        foreach (string name in files.List(folder))
            if (!expected.Contains(name))
                throw new SnapshotCorruptException(layout.Relative(Path.Combine(folder, name)), "the manifest does not name this file");
    }
}
