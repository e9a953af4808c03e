using System.Collections.Immutable;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>Key figures of a published snapshot.</summary>
/// <param name="Generation">1 for the first of a store.</param>
/// <param name="ContentHash">Lower-case hex XXH128 over the table and dictionary files; equal data give equal hashes.</param>
/// <param name="CreatedAt">When it was published, UTC.</param>
/// <param name="EngineVersion">The version that wrote it.</param>
/// <param name="Bytes">Bytes of the table and dictionary files.</param>
/// <param name="TableBytes">Bytes of each table's files, in definition order.</param>
/// <param name="ColumnBytes">Bytes of each table's columns once they are in memory, in definition order.</param>
/// <param name="Sources">The sources it was made from, tables in definition order, those of a table in name order.</param>
/// <param name="Notes">What the ingest had to say about them.</param>
/// <param name="Reading">The options with which they were read, in words.</param>
/// <param name="Mapping">The mapping it was made by, as JSON; null: without one.</param>
sealed record SnapshotInfo(
    long Generation, string ContentHash, DateTimeOffset CreatedAt, string EngineVersion, long Bytes, ImmutableArray<long> TableBytes,
    ImmutableArray<long> ColumnBytes, ImmutableArray<SourceStamp> Sources, ImmutableArray<string> Notes, string Reading,
    string? Mapping)
{
    /// <summary>
    /// Right after publishing: why older generations could not be removed; the next publish tries again. Null if they were.
    /// </summary>
    public StoreIOException? CleanupFailure { get; init; }

    public static SnapshotInfo From(SnapshotManifest manifest) => new(
        manifest.Generation,
        Xxh128.Hex(manifest.ContentHash),
        new DateTimeOffset(manifest.CreatedTicksUtc, TimeSpan.Zero),
        manifest.EngineVersion,
        manifest.Files.Sum(file => file.Length),
        [.. manifest.Tables.Select(table => table.Parts.Sum(part => part.Length))],
        [.. manifest.Tables.Select(table => table.Columns.Sum(column => column.Bytes))],
        manifest.Sources,
        manifest.Notes,
        manifest.Reading,
        manifest.Mapping);
}
