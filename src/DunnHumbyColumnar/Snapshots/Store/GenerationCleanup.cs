using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Garbage collection of a store: what dead writers left behind, and generations that nobody reads. The caller holds the write lock.
/// </summary>
static class GenerationCleanup
{
    /// <summary>Generations in the store, ascending, committed or not.</summary>
    public static List<long> List(IFileOps files, StoreLayout layout)
    {
        var generations = new List<long>();
        if (files.KindOf(layout.Snapshots) == FileKind.Directory)
            foreach (string name in files.List(layout.Snapshots))
                if (StoreLayout.GenerationOf(name) is { } generation && name == StoreLayout.GenerationName(generation))
                    generations.Add(generation);
        generations.Sort();
        return generations;
    }

    /// <summary>
    /// Removes what dead writers left behind: half-written folders and pointers, and generations that were never committed.
    /// </summary>
    /// <returns>
    /// The current generation; null if there is none, or if the pointer is damaged: that must not fail
    /// an ingest, which is the way to repair it.
    /// </returns>
    public static long? RemoveTemporaries(IFileOps files, StoreLayout layout)
    {
        // Pointers first, so that a second writer (the lock file was deleted) can no longer commit; then the folders, so that what it
        // has committed is not taken for uncommitted.
        FolderRemoval.Remove(files, StoreLayout.TemporaryOf(layout.Current));
        FolderRemoval.Remove(files, StoreLayout.TemporaryOf(layout.GoldPointer));
        var generations = List(files, layout);
        long? current = ReadCurrent(files, layout);
        RemoveTemporaryFolders(files, layout.Snapshots);
        RemoveTemporaryFolders(files, layout.Gold);
        foreach (long generation in generations)
            if (generation > current)
                FolderRemoval.Remove(files, layout.Generation(generation));
        return current;
    }

    /// <summary>
    /// Removes generations before <paramref name="previous"/> that no reader holds, and the gold of generations that are gone.
    /// </summary>
    public static void RemoveOld(IFileOps files, StoreLayout layout, long previous)
    {
        var kept = Lease.RemoveStale(files, layout);
        // Listed before the generations, so that it has no gold of a generation made in between.
        string[] gold = files.KindOf(layout.Gold) == FileKind.Directory ? files.List(layout.Gold) : [];
        foreach (long generation in List(files, layout))
            if (generation < previous && !kept.Contains(generation))
                FolderRemoval.Remove(files, layout.Generation(generation));
            else
                kept.Add(generation);
        foreach (string name in gold)
            if (StoreLayout.GenerationOf(name) is { } generation && !kept.Contains(generation))
                FolderRemoval.Remove(files, Path.Combine(layout.Gold, name));
    }

    static long? ReadCurrent(IFileOps files, StoreLayout layout)
    {
        try
        {
            return CommitPointer.Read(files, layout, layout.Current)?.Generation;
        }
        catch (SnapshotCorruptException)
        {
            return null;
        }
    }

    static void RemoveTemporaryFolders(IFileOps files, string parent)
    {
        if (files.KindOf(parent) != FileKind.Directory)
            return;
        foreach (string name in files.List(parent))
            if (StoreLayout.IsTemporary(name))
                FolderRemoval.Remove(files, Path.Combine(parent, name));
    }
}
