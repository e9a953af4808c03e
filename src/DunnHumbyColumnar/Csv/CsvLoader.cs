using System.Diagnostics;
using System.Runtime.ExceptionServices;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Reads the sources of the eight tables in parallel chunks. Reports the first fault, tables in definition order, their sources in name
/// order, lines in file order, whatever the chunk size and the number of threads: once a fault is known, only chunks before it are still
/// read.
/// </summary>
sealed class CsvLoader : IDisposable
{
    readonly CsvOptions _options;
    readonly LoadProgress _progress;
    readonly List<LoadedTable> _tables = [];
    readonly Lock _gate = new();
    (int Table, int File, int Chunk) _stopAt = (int.MaxValue, 0, 0);
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
        SourceCatalog sources, CsvOptions options, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var loader = new CsvLoader(options, progress);
        try
        {
            var unopened = loader.OpenTables(sources);
            loader.ReadChunks(cancellationToken);
            loader.ReportFaults();
            if (unopened is not null)
                ExceptionDispatchInfo.Throw(unopened);
            foreach (var table in loader._tables)
                table.MoveLineNumbers();
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
    DunnHumbyException? OpenTables(SourceCatalog sources)
    {
        for (int index = 0; index < sources.Tables.Length; index++)
        {
            try
            {
                _tables.Add(LoadedTable.Open(sources.Tables[index], index, _options));
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
        _progress.Start(_tables.Sum(table => table.Bytes));
        // Sequential tables first: at the end they could not be split between threads.
        var work = new List<(LoadedTable Table, int FirstFile, int EndFile)>();
        foreach (var table in _tables.Where(table => table.IsSequential))
            work.Add((table, 0, table.Files.Count));
        // Every thread takes chunks of a file as long as there are any.
        foreach (var table in _tables.Where(table => !table.IsSequential))
            for (int file = 0; file < table.Files.Count; file++)
                work.AddRange(Enumerable.Repeat((table, file, file + 1), _options.Threads));
        var buffers = new Chunk?[_options.Threads];
        Workers.Run(
            _options.Threads,
            work.Count,
            (worker, item) =>
            {
                var buffer = buffers[worker] ??= new Chunk();
                var (table, file, end) = work[item];
                for (; file < end; file++)
                    ReadFile(table, file, buffer, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Reads chunks of a file until another thread has taken the last.</summary>
    void ReadFile(LoadedTable table, int file, Chunk buffer, CancellationToken cancellationToken)
    {
        var source = table.Files[file];
        while (!cancellationToken.IsCancellationRequested)
        {
            int number = 0;
            try
            {
                if (IsBehindFault(table.Index, file, number) || !source.TryTake(buffer, ref number)
                    || IsBehindFault(table.Index, file, number))
                    return;
                var result = table.Read(source, number, buffer);
                if (result.Fatal is not null)
                    StopAt(table.Index, file, number, null);
                _progress.Add(buffer.SourceBytes, result.Rows.Count);
            }
            catch (DunnHumbyException failure)
            {
                StopAt(table.Index, file, number, failure);
                return;
            }
        }
    }

    bool IsBehindFault(int table, int file, int chunk)
    {
        lock (_gate)
            return (table, file, chunk).CompareTo(_stopAt) > 0;
    }

    void StopAt(int table, int file, int chunk, Exception? failure)
    {
        lock (_gate)
        {
            if ((table, file, chunk).CompareTo(_stopAt) >= 0)
                return;
            _stopAt = (table, file, chunk);
            _failure = failure;
        }
    }

    void ReportFaults()
    {
        foreach (var table in _tables)
            for (int file = 0; file < table.Files.Count; file++)
                ReportFaults(table, file);
    }

    /// <summary>Walks the chunks in order: collects rejects, throws the first fault with its line number.</summary>
    void ReportFaults(LoadedTable table, int number)
    {
        var file = table.Files[number];
        file.Text.CheckUnchanged();
        long lines = file.Reader.LinesBefore;
        for (int chunk = 0; chunk <= file.Chunks.Count; chunk++)
        {
            if (_failure is not null && _stopAt == (table.Index, number, chunk))
                ExceptionDispatchInfo.Throw(_failure);
            if (chunk == file.Chunks.Count)
                return;
            if (file.Chunks[chunk] is not { } result)
                throw new UnreachableException("A chunk before the first fault was not read.");
            foreach (var reject in result.Rejects)
                AddReject(file.Text.Name, reject, lines);
            if (result.Fatal is not null)
                throw result.Fatal.ToException(file.Text.Name, lines);
            lines += result.Lines;
        }
    }

    void AddReject(string file, FaultyLine reject, long linesBefore)
    {
        if (Rejects.Count >= _options.MaximumRejects)
            throw reject.ToException(file, linesBefore);
        var fault = reject.Fault;
        Rejects.Add(new RejectedRow(
            file, linesBefore + reject.Line + 1, reject.Column, reject.LineOffset + fault.At, fault.Code, fault.Detail, reject.Raw));
    }
}
