using System.Diagnostics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Ingest;

/// <summary>An ingest of unchanged sources: the report says of the snapshot in force what its own ingest said.</summary>
static class SkippedIngest
{
    /// <summary>The report; null if the sources must be read.</summary>
    /// <exception cref="SnapshotMissingException">The store has no snapshot.</exception>
    /// <exception cref="SnapshotCorruptException">The snapshot in force is damaged.</exception>
    public static IngestReport? TryReport(string csv, string store, IngestOptions options, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var snapshot = SnapshotReader.Open(store, new SnapshotOpenOptions { Threads = options.Threads }, options.Store.Files);
        var (info, data) = (snapshot.Info, snapshot.Data);
        // An earlier version kept the anonymised demographics as they are.
        bool isCurrent = data.Tables.All(table => CompleteJourney.Tables.Contains(table.Spec));
        if (!isCurrent || !SourceCheck.IsUnchanged(csv, info.Sources, options.VerifySources, cancellationToken))
            return null;
        var compared = new StageTiming("compare sources", watch.Elapsed);
        watch.Restart();
        var orphans = OrphanCounter.Count(data, cancellationToken);
        var notes = SourceNotes.Of(CompleteJourney.Tables.Select(table => HeaderOf(csv, table)), data);
        var tables = data.Tables.Select((table, t) =>
            new IngestedTable(table.Spec.Name, table.RowCount, info.Sources[t].Size, info.ColumnBytes[t], info.Sources[t].Rejected));
        return new IngestReport(
            true, info.Generation, info.ContentHash, info.Bytes, [.. tables], [.. orphans], info.Sources.Sum(source => source.Rejected),
            [.. notes], [compared, new StageTiming("count orphans", watch.Elapsed)]);
    }

    static (string File, Header Header) HeaderOf(string csv, TableSpec table)
    {
        using var file = SourceFile.Open(Path.Combine(csv, table.FileName));
        return (file.Name, HeaderReader.Read(file, table));
    }
}
