using System.Collections.Concurrent;
using System.Diagnostics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Ingest;

/// <summary>The ingest pipeline, from the CSV files to the published snapshot: read, sort and encode, publish.</summary>
sealed class IngestPipeline
{
    /// <summary>Measured: peak memory of reading and sorting is below the bytes of the CSV files plus this, at any scale.</summary>
    const long FixedBytes = 160L << 20;

    readonly string _csv;
    readonly string _store;
    readonly IngestOptions _options;
    readonly IProgress<IngestProgress>? _progress;
    readonly CancellationToken _cancellationToken;
    readonly List<StageTiming> _timings = [];
    readonly List<string> _notes = [];

    IngestPipeline(
        string csv, string store, IngestOptions options, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        _csv = csv;
        _store = store;
        _options = options;
        _progress = progress;
        _cancellationToken = cancellationToken;
    }

    public static IngestReport Run(
        string csv, string store, IngestOptions options, IProgress<IngestProgress>? progress, CancellationToken cancellationToken) =>
        new IngestPipeline(csv, store, options, progress, cancellationToken).Run();

    IngestReport Run()
    {
        // Lock first: fail before reading if another writer is at work.
        using var held = StoreLock.Acquire(_store, _options.Store.Files);
        var sources = SourceCatalog.Find(_csv, _options.Mapping);
        if (!_options.Force && TrySkip(sources) is { } skipped)
            return skipped;
        using var memory = ReserveMemory(sources);
        using var loaded = Time("read", () => Load(sources, memory));
        if (_options.RejectsFile is { } rejectsFile)
            RejectsWriter.Write(rejectsFile, loaded.Rejects);
        var (data, orphans, info) = AssembleAndPublish(held, sources, loaded);
        _notes.AddRange(info.Notes);
        if (info.CleanupFailure is { } failure)
            _notes.Add($"older generations could not be removed: {failure.Message}");
        var tables = loaded.Tables.Zip(data.Tables, (source, table) =>
            new IngestedTable(
                table.Spec.Name, table.RowCount, source.Bytes, table.Columns.Sum(column => column.Bytes),
                source.Files.Sum(file => RejectsOf(loaded, file))));
        return new IngestReport(
            false, info.Generation, info.ContentHash, info.Bytes, [.. tables], [.. orphans], loaded.Rejects.Count,
            [.. _notes], [.. _timings]);
    }

    /// <summary>Tables are written while others are still being sorted and encoded.</summary>
    (JourneyData Data, IReadOnlyList<OrphanKeys> Orphans, SnapshotInfo Info) AssembleAndPublish(
        StoreLock held, SourceCatalog sources, CsvLoader loaded)
    {
        using var ready = new BlockingCollection<TableData>();
        JourneyData? data = null;
        IReadOnlyList<OrphanKeys> orphans = [];
        SnapshotInfo? info = null;
        var watch = Stopwatch.StartNew();
        Workers.RunBeside(_options.Threads, Assemble, Publish);
        _timings.Add(new StageTiming("publish", watch.Elapsed));
        return (data!, orphans, info!);

        void Assemble()
        {
            try
            {
                var assembled = JourneyAssembler.Assemble(
                    loaded.Tables, _options.Encoding with { Threads = _options.Threads }, ready.Add, _cancellationToken);
                _timings.Add(new StageTiming("sort and encode", watch.Elapsed));
                watch.Restart();
                Report("publishing", loaded);
                // Runs while the last tables are being written, and before the commit: a failure or cancellation here publishes nothing.
                orphans = OrphanCounter.Count(assembled, _cancellationToken);
                data = assembled;
            }
            finally
            {
                ready.CompleteAdding();
            }
        }

        void Publish()
        {
            using var transaction = SnapshotWriter.Begin(held, _options.Store, _cancellationToken);
            foreach (var table in ready.GetConsumingEnumerable())
                transaction.Add(table);
            // No data: the assembly has failed, and its exception is the one that is thrown.
            if (data is not null)
                info = transaction.Commit(data.Dictionaries.Values, StampsOf(loaded), [.. SourceNotes.Of(sources, loaded.Tables, data)],
                    _options.Reading, _options.Mapping?.ToJson());
        }
    }

    CsvLoader Load(SourceCatalog sources, MemoryAccount memory)
    {
        var csv = _options.Csv with
        {
            Threads = _options.Threads,
            MaximumRejects = _options.MaximumRejects,
            Hash = Xxh128.Hash,
            Format = _options.Delimiter is { } delimiter ? TextFormat.From(delimiter) : null,
            IsLenient = _options.Lenient,
            Memory = memory,
        };
        var loaded = CsvLoader.Load(sources, csv, _progress, _cancellationToken);
        Report("sorting", loaded);
        return loaded;
    }

    /// <summary>The report of a skipped ingest; null if one is needed, as when the current snapshot is damaged.</summary>
    IngestReport? TrySkip(SourceCatalog sources)
    {
        try
        {
            return SkippedIngest.TryReport(sources, _store, _options, _cancellationToken);
        }
        catch (Exception failure) when (failure is SnapshotMissingException or SnapshotCorruptException)
        {
            if (failure is SnapshotCorruptException)
                _notes.Add($"the snapshot in force was damaged and has been replaced: {failure.Message}");
            return null;
        }
    }

    /// <summary>What reading takes; of compressed sources it is charged as they are decompressed.</summary>
    MemoryAccount ReserveMemory(SourceCatalog sources)
    {
        long bytes = sources.Files.Select(source => source.Path).Distinct().Select(path => new FileInfo(path))
            .Sum(file => file.Exists ? file.Length : 0);
        var memory = new MemoryAccount(new MemoryBudget(_options.MemoryBudgetBytes ?? MachineMemory.Bytes));
        memory.Reserve("the ingest", bytes + FixedBytes);
        return memory;
    }

    void Report(string stage, CsvLoader loaded)
    {
        long bytes = loaded.Tables.Sum(table => table.Bytes);
        long rows = loaded.Tables.Sum(table => table.Rows);
        _progress?.Report(new IngestProgress(
            stage, bytes, bytes, rows, new TimeSpan(_timings.Sum(timing => timing.Elapsed.Ticks)), TimeSpan.Zero));
    }

    List<SourceStamp> StampsOf(CsvLoader loaded) =>
    [
        .. loaded.Tables.SelectMany(table => table.Files.Select(file => new SourceStamp(
            table.Spec.Name, file.Text.Name, file.Text.Size, file.Text.ModifiedTicksUtc, Xxh128.Hex(Xxh128.Combine([.. file.Hashes])),
            _options.Csv.ChunkBytes, RejectsOf(loaded, file)))),
    ];

    static long RejectsOf(CsvLoader loaded, LoadedFile file) => loaded.Rejects.Count(reject => reject.File == file.Text.Name);

    T Time<T>(string stage, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        T result = work();
        _timings.Add(new StageTiming(stage, watch.Elapsed));
        return result;
    }
}
