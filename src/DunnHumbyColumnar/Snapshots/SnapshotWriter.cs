using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Publishes data as the next generation of a store. One thread, synchronous, the same calls in the same order for the same data. Any failure before the
/// commit point leaves the store as it was; a failure of the sync right after it is reported although readers may already see the new generation.
/// </summary>
static class SnapshotWriter
{
    /// <summary>Takes the lock for the time of publishing.</summary>
    public static SnapshotInfo Publish(string store, JourneyData data, IReadOnlyList<SourceStamp> sources, SnapshotOptions options, CancellationToken cancellationToken = default)
    {
        using var held = StoreLock.Acquire(store, options.Files);
        return Publish(held, data, sources, options, cancellationToken);
    }

    /// <param name="held">The store's lock, taken before the sources were read; its file operations are used.</param>
    /// <param name="data">All tables, in definition order.</param>
    /// <param name="sources">The files it was made from.</param>
    /// <param name="options">Sizes, clock, version.</param>
    /// <param name="cancellationToken">Heeded until the commit point.</param>
    public static SnapshotInfo Publish(StoreLock held, JourneyData data, IReadOnlyList<SourceStamp> sources, SnapshotOptions options, CancellationToken cancellationToken = default)
    {
        if (data.Tables.Length != CompleteJourney.Tables.Length || data.Tables.Where((table, i) => !CompleteJourney.VariantsOf(CompleteJourney.Tables[i]).Contains(table.Spec)).Any())
            throw new ArgumentException("The tables are not those of the definitions, in their order.", nameof(data));
        cancellationToken.ThrowIfCancellationRequested();
        var (files, layout) = (held.Files, held.Layout);
        PrepareFolder(files, layout);
        long? current = ReadCurrent(files, layout);
        GenerationSweep.Temporaries(files, layout, current);
        // Without a pointer to go by, whatever lies in the store may be someone's last copy: go on after it.
        long previous = current ?? GenerationSweep.List(files, layout).LastOrDefault();
        var manifest = WriteAndCommit(held, data, sources, options, previous + 1, cancellationToken);
        return SnapshotInfo.Of(manifest) with { CleanupFailure = RemoveOld(files, layout, previous) };
    }

    static SnapshotManifest WriteAndCommit(
        StoreLock held, JourneyData data, IReadOnlyList<SourceStamp> sources, SnapshotOptions options, long generation, CancellationToken cancellationToken)
    {
        using var publication = Publication.Begin(held, options, held.Layout.Generation(generation), held.Layout.Current, generation, cancellationToken);
        ImmutableArray<StoredTable> tables = [.. data.Tables.Select(table => TableFiles.Write(publication, table))];
        ImmutableArray<StoredDictionary> dictionaries = [.. data.Dictionaries.Values.Select(dictionary => DictionaryFiles.Write(publication, dictionary))];
        var manifest = new SnapshotManifest(
            options.EngineVersion,
            generation,
            options.Clock.GetUtcNow().UtcTicks,
            options.BlockBytes,
            publication.Content.GetCurrentHashAsUInt128(),
            dictionaries,
            tables,
            [.. sources]);
        publication.Commit(generation, 0, ManifestWriter.Write(manifest));
        return manifest;
    }

    static void PrepareFolder(IFileOps files, StoreLayout layout)
    {
        if (files.Status(layout.Snapshots).Kind == FileKind.Directory)
            return;
        files.MakeDirectory(layout.Snapshots);
        files.SyncDirectory(layout.Root);
    }

    /// <summary>The generation in force. A damaged pointer is no reason to refuse an ingest, which is how to repair it.</summary>
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

    /// <summary>The snapshot is published: what goes wrong now is reported beside it.</summary>
    static StoreIOException? RemoveOld(IFileOps files, StoreLayout layout, long previous)
    {
        try
        {
            GenerationSweep.Old(files, layout, previous);
            return null;
        }
        catch (StoreIOException failure)
        {
            return failure;
        }
    }
}
