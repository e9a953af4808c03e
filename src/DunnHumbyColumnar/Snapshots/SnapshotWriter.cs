namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Begins the next generation of a store. Publishing is single-threaded and deterministic: equal data give the same file-system calls in
/// the same order. A failure before the commit point leaves the store unchanged; a failure of the sync right after it is reported although
/// readers may already see the new generation.
/// </summary>
static class SnapshotWriter
{
    /// <param name="held">The store's lock, taken before the sources were read; its file operations are used.</param>
    /// <param name="options">Sizes, clock, version.</param>
    /// <param name="cancellationToken">Checked until the commit point.</param>
    public static SnapshotTransaction Begin(StoreLock held, SnapshotOptions options, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (files, layout) = (held.Files, held.Layout);
        StoreFolder.PrepareBelow(files, layout, layout.Snapshots, layout.Current, cancellationToken);
        long? current = GenerationCleanup.RemoveTemporaries(files, layout);
        // Without a pointer any generation in the store may be the last good copy: number the new one after all of them.
        long previous = current ?? GenerationCleanup.List(files, layout).LastOrDefault();
        return new SnapshotTransaction(held, options, previous, cancellationToken);
    }
}
