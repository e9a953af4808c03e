using System.Diagnostics;
using System.Runtime.ExceptionServices;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Reads the eight files of a folder in parallel chunks. Reports the first fault, files in definition order, lines in file order, whatever
/// the chunk size and the number of threads: once a fault is known, only chunks before it are still read.
/// </summary>
sealed class CsvLoader : IDisposable
{
    readonly CsvOptions _options;
    readonly LoadProgress _progress;
    readonly List<LoadedTable> _tables = [];
    readonly Lock _gate = new();
    (int Table, int Chunk) _stopAt = (int.MaxValue, 0);
    Exception? _failure;

    CsvLoader(CsvOptions options, IProgress<IngestProgress>? progress)
    {
        _options = options;
        _progress = new LoadProgress(progress);
    }

    /// <summary>Tables in definition order.</summary>
    public IReadOnlyList<LoadedTable> Tables => _tables;

    /// <summary>The rejected rows, in definition and file order.</summary>
    public List<RejectedRow> Rejects { get; } = [];

    /// <summary>Reads everything; throws the first fault.</summary>
    public static CsvLoader Load(
        string directory, CsvOptions options, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var loader = new CsvLoader(options, progress);
        try
        {
            var unopened = loader.OpenTables(directory);
            loader.ReadChunks(cancellationToken);
            loader.ReportFaults();
            if (unopened is not null)
                ExceptionDispatchInfo.Throw(unopened);
            return loader;
        }
        catch
        {
            loader.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var table in _tables)
            table.Dispose();
    }

    /// <summary>Opens tables up to the first that cannot be opened; its fault is reported only if the tables before it have none.</summary>
    DunnHumbyException? OpenTables(string directory)
    {
        for (int index = 0; index < CompleteJourney.Tables.Length; index++)
        {
            try
            {
                _tables.Add(LoadedTable.Open(directory, index, _options));
            }
            catch (DunnHumbyException fault)
            {
                return fault;
            }
        }

        return null;
    }

    void ReadChunks(CancellationToken cancellationToken)
    {
        _progress.Start(_tables.Sum(table => table.File.Size));
        // Sequential tables first: at the end they could not be split between threads.
        var work = new List<(LoadedTable Table, int Chunk)>();
        foreach (var table in _tables.Where(table => table.IsSequential))
            work.Add((table, 0));
        foreach (var table in _tables.Where(table => !table.IsSequential))
            for (int chunk = 0; chunk < table.Chunks.Length; chunk++)
                work.Add((table, chunk));
        var buffers = new Chunk?[_options.Threads];
        Workers.Run(
            _options.Threads,
            work.Count,
            (worker, item) =>
            {
                var buffer = buffers[worker] ??= new Chunk();
                var (table, chunk) = work[item];
                int end = table.IsSequential ? table.Chunks.Length : chunk + 1;
                for (; chunk < end && !cancellationToken.IsCancellationRequested; chunk++)
                    ReadChunk(table, chunk, buffer);
            },
            cancellationToken);
    }

    void ReadChunk(LoadedTable table, int chunk, Chunk buffer)
    {
        if (IsBehindFault(table.Index, chunk))
            return;
        try
        {
            table.ReadChunk(chunk, buffer, _options);
        }
        catch (DunnHumbyException failure)
        {
            StopAt(table.Index, chunk, failure);
            return;
        }

        var result = table.Chunks[chunk]!;
        if (result.Fatal is not null)
            StopAt(table.Index, chunk, null);
        _progress.Add(Math.Min(_options.ChunkBytes, table.File.Size - ((long)chunk * _options.ChunkBytes)), result.Rows.Count);
    }

    bool IsBehindFault(int table, int chunk)
    {
        lock (_gate)
            return (table, chunk).CompareTo(_stopAt) > 0;
    }

    void StopAt(int table, int chunk, Exception? failure)
    {
        lock (_gate)
        {
            if ((table, chunk).CompareTo(_stopAt) >= 0)
                return;
            _stopAt = (table, chunk);
            _failure = failure;
        }
    }

    /// <summary>Walks the chunks in order: collects rejects, throws the first fault with its line number.</summary>
    void ReportFaults()
    {
        foreach (var table in _tables)
        {
            table.File.CheckUnchanged();
            long lines = 1;
            for (int chunk = 0; chunk < table.Chunks.Length; chunk++)
            {
                if (_failure is not null && _stopAt == (table.Index, chunk))
                    ExceptionDispatchInfo.Throw(_failure);
                if (table.Chunks[chunk] is not { } result)
                    throw new UnreachableException("A chunk before the first fault was not read.");
                foreach (var reject in result.Rejects)
                    AddReject(table, reject, lines);
                if (result.Fatal is not null)
                    throw result.Fatal.ToException(table.File.Name, lines);
                lines += result.Lines;
            }
        }
    }

    void AddReject(LoadedTable table, FaultyLine reject, long linesBefore)
    {
        if (Rejects.Count >= _options.MaximumRejects)
            throw reject.ToException(table.File.Name, linesBefore);
        var fault = reject.Fault;
        Rejects.Add(new RejectedRow(
            table.File.Name, linesBefore + reject.Line + 1, reject.Column, reject.LineOffset + fault.At, fault.Code,
            fault.Detail, reject.Raw));
    }
}
