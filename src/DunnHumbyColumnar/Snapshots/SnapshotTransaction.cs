using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Begin, add, commit: writes the tables of the next generation as they become ready; none is visible before <see cref="Commit"/>. Disposal
/// without commit rolls back. Not thread-safe.
/// </summary>
sealed class SnapshotTransaction : IDisposable
{
    readonly StoreLock _held;
    readonly SnapshotOptions _options;
    readonly long _previous;
    readonly Publication _publication;
    readonly ImmutableArray<StoredTable>.Builder _tables = ImmutableArray.CreateBuilder<StoredTable>();

    public SnapshotTransaction(StoreLock held, SnapshotOptions options, long previous, CancellationToken cancellationToken)
    {
        _held = held;
        _options = options;
        _previous = previous;
        _publication = Publication.Begin(
            held, options, held.Layout.Generation(Generation), held.Layout.Current, Generation, cancellationToken);
    }

    long Generation => _previous + 1;

    /// <summary>Writes the next table in definition order.</summary>
    public void Add(TableData table)
    {
        if (_tables.Count == CompleteJourney.Tables.Length || CompleteJourney.Tables[_tables.Count] != table.Spec)
            throw new ArgumentException("The tables are not those of the definitions, in their order.", nameof(table));
        _tables.Add(TableFiles.Write(_publication, table));
    }

    /// <summary>Writes the dictionaries and publishes; then removes generations before the previous one that no reader holds.</summary>
    public SnapshotInfo Commit(
        IEnumerable<KeyDictionary> dictionaries, IEnumerable<SourceStamp> sources, IEnumerable<string> notes, string reading,
        string? mapping)
    {
        if (_tables.Count != CompleteJourney.Tables.Length)
            throw new InvalidOperationException($"{_tables.Count} tables were written, {CompleteJourney.Tables.Length} make a snapshot.");
        ImmutableArray<StoredDictionary> stored = [.. dictionaries.Select(dictionary => DictionaryFiles.Write(_publication, dictionary))];
        var manifest = new SnapshotManifest(
            _options.EngineVersion,
            Generation,
            _options.Clock.GetUtcNow().UtcTicks,
            _options.BlockBytes,
            _publication.Content.GetCurrentHashAsUInt128(),
            stored,
            _tables.ToImmutable(),
            [.. sources],
            [.. notes],
            reading,
            mapping);
        _publication.Commit(Generation, 0, ManifestWriter.Write(manifest), bytes => ManifestReader.Read(bytes, _publication.ManifestName));
        return SnapshotInfo.From(manifest) with { CleanupFailure = RemoveOld() };
    }

    public void Dispose() => _publication.Dispose();

    /// <summary>The snapshot is published already: a failure is returned, not thrown.</summary>
    StoreIOException? RemoveOld()
    {
        try
        {
            GenerationCleanup.RemoveOld(_held.Files, _held.Layout, _previous);
            return null;
        }
        catch (StoreIOException failure)
        {
            return failure;
        }
    }
}
