using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// A reader's lease on a generation: a locked file named after it. It lasts as long as the lock, hence no longer than the reader's process,
/// and keeps the generation's folder from being collected. Reading does not depend on it, since the files are held open: in a read-only
/// folder or on a full disk a reader continues without a lease, even when the folder is removed.
/// </summary>
sealed class Lease : IDisposable
{
    const int Attempts = 8;

    readonly IFileOps _files;
    readonly string _path;
    readonly IDisposable _held;

    Lease(IFileOps files, string path, IDisposable held)
    {
        _files = files;
        _path = path;
        _held = held;
    }

    /// <summary>Null if none can be taken; then <paramref name="reason"/> says why.</summary>
    public static Lease? TryTake(IFileOps files, StoreLayout layout, long generation, out string? reason)
    {
        reason = null;
        try
        {
            if (files.KindOf(layout.Leases) == FileKind.Missing)
                files.MakeDirectory(layout.Leases);
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                string path = layout.NewLease(generation);
                if (files.TryLock(path) is not { } held)
                    continue;
                // Between creation and lock a cleanup may have taken the file for a dead reader's and deleted it.
                if (files.KindOf(path) == FileKind.File)
                    return new Lease(files, path, held);
                held.Dispose();
            }
        }
        catch (StoreIOException failure)
        {
            reason = failure.Message;
            return null;
        }

        reason = $"{Attempts} markers in {layout.Leases} were deleted as soon as they were made";
        return null;
    }

    /// <summary>Deletes the markers of dead readers; returns the generations that living readers hold.</summary>
    public static HashSet<long> RemoveStale(IFileOps files, StoreLayout layout)
    {
        var held = new HashSet<long>();
        if (files.KindOf(layout.Leases) != FileKind.Directory)
            return held;
        foreach (string name in files.List(layout.Leases))
        {
            if (StoreLayout.GenerationOf(name) is not { } generation)
                continue;
            string path = Path.Combine(layout.Leases, name);
            using var dead = files.TryLock(path);
            if (dead is null)
                held.Add(generation);
            else
                files.Unlink(path);
        }

        return held;
    }

    public void Dispose()
    {
        FolderRemoval.TryRemove(_files, _path);
        _held.Dispose();
    }
}
