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
    public static IngestReport? TryReport(SourceCatalog sources, string store, IngestOptions options, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var snapshot = SnapshotReader.Open(store, new SnapshotOpenOptions { Threads = options.Threads }, options.Store.Files);
        var (info, data) = (snapshot.Info, snapshot.Data);
        if (info.Mapping != options.Mapping?.ToJson() || info.Reading != options.Reading
            || !SourceCheck.IsUnchanged(sources, info.Sources, options.VerifySources, cancellationToken))
            return null;
        var compared = new StageTiming("compare sources", watch.Elapsed);
        watch.Restart();
        var orphans = OrphanCounter.Count(data, cancellationToken);
        var tables = data.Tables.Select((table, t) =>
        {
            var stamps = info.Sources.Where(stamp => stamp.Table == table.Spec.Name).ToList();
            return new IngestedTable(
                table.Spec.Name, table.RowCount, stamps.Sum(stamp => stamp.Size), info.ColumnBytes[t], stamps.Sum(stamp => stamp.Rejected));
        });
        return new IngestReport(
            true, info.Generation, info.ContentHash, info.Bytes, [.. tables], [.. orphans], info.Sources.Sum(source => source.Rejected),
            info.Notes, [compared, new StageTiming("count orphans", watch.Elapsed)]);
    }
}
