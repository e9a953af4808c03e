namespace DunnHumbyColumnar.Snapshots;

/// <summary>Removal of what no longer counts in a store. The caller holds the write lock.</summary>
static class GenerationSweep
{
    /// <summary>Generations that lie in the store, ascending, committed or not.</summary>
    public static List<long> List(IFileOps files, StoreLayout layout)
    {
        var generations = new List<long>();
        if (files.Status(layout.Snapshots).Kind == FileKind.Directory)
            foreach (string name in files.List(layout.Snapshots))
                if (StoreLayout.GenerationOf(name) is { } generation && name == StoreLayout.GenerationName(generation))
                    generations.Add(generation);
        generations.Sort();
        return generations;
    }

    /// <summary>Removes what writers left that died: half-written folders and pointers, and generations that were never committed.</summary>
    public static void Temporaries(IFileOps files, StoreLayout layout, long? current)
    {
        FolderRemoval.Remove(files, StoreLayout.TemporaryOf(layout.Current));
        FolderRemoval.Remove(files, StoreLayout.TemporaryOf(layout.GoldPointer));
        RemoveTemporaryFolders(files, layout.Snapshots);
        RemoveTemporaryFolders(files, layout.Gold);
        if (current is null)
            return;
        foreach (long generation in List(files, layout))
            if (generation > current)
                FolderRemoval.Remove(files, layout.Generation(generation));
    }

    /// <summary>Removes generations before <paramref name="previous"/> that no reader holds, and the gold of generations that are gone.</summary>
    public static void Old(IFileOps files, StoreLayout layout, long previous)
    {
        var kept = Lease.Sweep(files, layout);
        var generations = List(files, layout);
        foreach (long generation in generations)
            if (generation < previous && !kept.Contains(generation))
                FolderRemoval.Remove(files, layout.Generation(generation));
            else
                kept.Add(generation);
        if (files.Status(layout.Gold).Kind != FileKind.Directory)
            return;
        foreach (string name in files.List(layout.Gold))
            if (StoreLayout.GenerationOf(name) is { } generation && !kept.Contains(generation))
                FolderRemoval.Remove(files, Path.Combine(layout.Gold, name));
    }

    static void RemoveTemporaryFolders(IFileOps files, string parent)
    {
        if (files.Status(parent).Kind != FileKind.Directory)
            return;
        foreach (string name in files.List(parent))
            if (StoreLayout.IsTemporary(name))
                FolderRemoval.Remove(files, Path.Combine(parent, name));
    }
}
