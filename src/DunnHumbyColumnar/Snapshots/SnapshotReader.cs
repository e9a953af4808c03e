using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>Opens the current generation. Readers and writers do not block each other.</summary>
static class SnapshotReader
{
    /// <summary>Opening fails only if more generations than this are published while it runs.</summary>
    const int Attempts = 16;

    /// <param name="store">The store folder.</param>
    /// <param name="options">How to load.</param>
    /// <param name="files">File operations.</param>
    /// <exception cref="SnapshotMissingException">There is no CURRENT.</exception>
    /// <exception cref="SnapshotCorruptException">A file is damaged.</exception>
    /// <exception cref="StoreIOException">A read failed.</exception>
    public static OpenSnapshot Open(string store, SnapshotOpenOptions options, IFileOps files)
    {
        var layout = new StoreLayout(store);
        for (int attempt = 1; ; attempt++)
        {
            var pointer = CommitPointer.Read(files, layout, layout.Current)
                ?? throw new SnapshotMissingException(layout.Root, isFile: files.KindOf(layout.Root) == FileKind.File);
            if (pointer.Set != 0)
                throw new SnapshotCorruptException(layout.Relative(layout.Current), "the pointer names stored results, not a snapshot");
            try
            {
                return Open(layout, pointer, options, files);
            }
            catch (DunnHumbyException) when (attempt < Attempts && HasMoved(files, layout, pointer))
            {
                // Writers published and removed the generation between pointer and lease: the new pointer names another.
            }
        }
    }

    static OpenSnapshot Open(StoreLayout layout, CommitPointer pointer, SnapshotOpenOptions options, IFileOps files)
    {
        var snapshot = new OpenSnapshot(SnapshotFiles.Open(files, layout, pointer, options.Threads), options);
        try
        {
            if (options.LoadAll)
                snapshot.LoadAll();
            return snapshot;
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    static bool HasMoved(IFileOps files, StoreLayout layout, CommitPointer pointer) =>
        CommitPointer.Read(files, layout, layout.Current) != pointer;
}
