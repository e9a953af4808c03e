using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// A reader's claim on a generation: a locked file named after it, in force as long as the lock is held, so a dead reader's claim is none. While it is in
/// force the generation's folder stays. Reading itself does not depend on it (the files are held open), hence a folder that cannot be written to,
/// or a full disk, means reading without a lease: then the folder's names may go while the reader goes on.
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

    /// <summary>Null where none can be had; then <paramref name="reason"/> says why.</summary>
    public static Lease? TryTake(IFileOps files, StoreLayout layout, long generation, out string? reason)
    {
        reason = null;
        try
        {
            if (files.Status(layout.Leases).Kind == FileKind.Missing)
                files.MakeDirectory(layout.Leases);
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                string path = layout.NewLease(generation);
                if (files.TryLock(path) is not { } held)
                    continue;
                // Between creation and lock a sweep may have taken the file for a dead reader's and deleted it.
                if (files.Status(path).Kind == FileKind.File)
                    return new Lease(files, path, held);
                held.Dispose();
            }
        }
        catch (StoreIOException failure)
        {
            reason = failure.Message;
            return null;
        }

        reason = $"{Attempts} markers in {layout.Leases} were taken away as soon as they were made";
        return null;
    }

    /// <summary>The generations that living readers hold; markers of dead ones are deleted.</summary>
    public static HashSet<long> RemoveStale(IFileOps files, StoreLayout layout)
    {
        var held = new HashSet<long>();
        if (files.Status(layout.Leases).Kind != FileKind.Directory)
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
