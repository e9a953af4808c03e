using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Ingest;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar;

/// <summary>
/// An open store: one generation of the eight tables, and the answers to questions about them. It keeps its generation whatever writers do
/// meanwhile. Safe for concurrent callers. Results stay valid after disposal; <see cref="SourceTable"/> does not.
/// </summary>
public sealed partial class Journey : IDisposable, IAsyncDisposable
{
    readonly string _store;
    readonly OpenOptions _options;
    readonly SnapshotOptions _storeOptions;
    readonly OpenSnapshot _snapshot;
    readonly MemoryBudget _budget;
    readonly GoldCatalog _gold;
    readonly LoadOnce<JourneyNames> _names;
    readonly IDisposable _owned;
    int _isDisposed;

    Journey(string store, OpenOptions options, SnapshotOptions storeOptions, OpenSnapshot snapshot, MemoryAccount loaded)
    {
        _store = store;
        _options = options;
        _storeOptions = storeOptions;
        _snapshot = snapshot;
        _owned = snapshot;
        _budget = loaded.Budget;
        _gold = new GoldCatalog(store, snapshot.Info, storeOptions, snapshot.Data, _budget, options.UseStoredGold);
        _names = new(() =>
        {
            using var hold = snapshot.Acquire();
            return loaded.Take(
                "the list of names", JourneyNames.BytesFor(snapshot.Data), () => new JourneyNames(snapshot.Data));
        });
        Tables = [.. snapshot.Data.Tables.Select(Source)];
    }

    Journey(Journey other)
    {
        _store = other._store;
        _options = other._options;
        _storeOptions = other._storeOptions;
        _snapshot = other._snapshot;
        _budget = other._budget;
        _gold = other._gold;
        _owned = other._snapshot.Acquire();
        _names = other._names;
        Tables = other.Tables;
    }

    /// <summary>Names of the gold tables that <see cref="Gold"/> and <see cref="BuildGold"/> know.</summary>
    public static IReadOnlyList<string> GoldTableNames { get; } = [.. GoldTables.All.Select(table => table.Name)];

    /// <summary>
    /// The gold tables as data, in the order of <see cref="GoldTableNames"/>: question, columns, order. A column of sections is one
    /// placeholder; results have a column per section.
    /// </summary>
    public static IReadOnlyList<TableSchema> GoldSchemas { get; } = [.. GoldTables.All.Select(table => table.Schema)];

    /// <summary>Names of the eight source tables in definition order.</summary>
    public static IReadOnlyList<string> SourceTableNames { get; } = [.. CompleteJourney.Tables.Select(table => table.Name)];

    /// <summary>The eight source tables in definition order.</summary>
    public IReadOnlyList<SourceTable> Tables { get; }

    /// <summary>The dates of the store's day numbers.</summary>
    public JourneyCalendar Calendar => Data.Calendar;

    /// <summary>The cleaning profile of results for which none is asked for.</summary>
    public CleaningProfile DefaultCleaning => Data.DefaultCleaning;

    /// <summary>The ids and names that the tables know; loaded on first use.</summary>
    /// <exception cref="SnapshotCorruptException">They are damaged.</exception>
    public JourneyNames Names => _names.Value;

    internal JourneyData Data => _snapshot.Data;

    /// <summary>What loaded columns and work in progress have taken of the budget.</summary>
    internal MemoryBudget Budget => _budget;

    /// <summary>
    /// Reads the eight CSV files, sorts and encodes them and publishes them as the next generation of a store, all or nothing. Sources that
    /// have not changed since the current generation are not read again. Progress is reported from worker threads.
    /// </summary>
    /// <param name="csvDirectory">The folder with the eight files.</param>
    /// <param name="storeDirectory">The store; created if need be.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    /// <param name="progress">Receives bytes, rows and the estimated remaining time.</param>
    /// <param name="cancellationToken">Ends the ingest with nothing published.</param>
    /// <exception cref="ArgumentException">The file for rejected rows is one of the sources.</exception>
    /// <exception cref="InputDataException">A file is missing or has a fault; nothing was published.</exception>
    /// <exception cref="StoreLockedException">Another writer is at work.</exception>
    /// <exception cref="StoreIOException">A read or a write failed; the previous generation is unchanged.</exception>
    /// <exception cref="MemoryBudgetException">The estimate exceeds the budget.</exception>
    public static Task<IngestReport> IngestAsync(
        string csvDirectory, string storeDirectory, IngestOptions? options = null, IProgress<IngestProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(csvDirectory);
        ArgumentException.ThrowIfNullOrEmpty(storeDirectory);
        var chosen = options ?? new IngestOptions();
        chosen.Validate();
        chosen.RequireSourcesKept(csvDirectory);
        return Task.Run(() => IngestPipeline.Run(csvDirectory, storeDirectory, chosen, progress, cancellationToken), cancellationToken);
    }

    /// <summary>Opens the current generation. Columns are read, verified by their hashes and checked on first use.</summary>
    /// <exception cref="SnapshotMissingException">Nothing has been published there.</exception>
    /// <exception cref="SnapshotCorruptException">
    /// A file is damaged; later calls can throw it too, when they load a damaged column.
    /// </exception>
    /// <exception cref="StoreIOException">A read failed.</exception>
    public static Journey Open(string storeDirectory, OpenOptions? options = null) =>
        Open(storeDirectory, options ?? new OpenOptions(), SnapshotOptions.Default);

    /// <summary>What the store holds.</summary>
    public StoreInfo Info()
    {
        var info = _snapshot.Info;
        var tables = Data.Tables.Select((table, t) =>
        {
            var sources = info.Sources.Where(source => source.Table == table.Spec.Name).ToList();
            return new StoredTableInfo(
                table.Spec.Name, table.RowCount, table.Columns.Length, info.TableBytes[t], sources.Sum(source => source.Size),
                sources.Sum(source => source.Rejected));
        });
        return new StoreInfo(
            info.Generation,
            info.CreatedAt,
            info.EngineVersion,
            info.ContentHash,
            info.Bytes,
            [.. tables],
            [.. GoldStore.List(_store, info.Generation, _storeOptions)
                .Select(table => table with { Caveat = GoldTables.Find(table.Name)?.Schema.Caveat, Cleaned = null })],
            _snapshot.LeaseFailure)
        {
            Mapping = info.Mapping is { } json ? JourneyMapping.Parse(json, "the mapping of the store") : null,
        };
    }

    /// <summary>A source table by name.</summary>
    /// <exception cref="UnknownNameException">There is no such table.</exception>
    public SourceTable Table(string name) => Tables.FirstOrDefault(table => table.Metadata.Name == name)
        ?? throw new UnknownNameException("table", name, SourceTableNames);

    /// <summary>
    /// How each column of a source table is stored, its range and its most frequent values, then those of what its days and times of day
    /// lead to; loads the table.
    /// </summary>
    /// <exception cref="UnknownNameException">There is no such table.</exception>
    public ImmutableArray<ColumnDescription> Describe(string table)
    {
        var source = Data[Table(table).Metadata.Name];
        return Run(
            context =>
            {
                var described = new ColumnDescription[source.Columns.Length];
                Workers.Run(
                    context.Threads, described.Length,
                    (_, c) => described[c] = ColumnDescriber.Describe(source.Columns[c], context.Memory));
                return ImmutableArray.Create([.. described, .. CalendarDescriber.Describe(Data, source)]);
            },
            CancellationToken.None);
    }

    /// <summary>A query on a source table; nothing is computed until it is run.</summary>
    /// <exception cref="UnknownNameException">There is no such table.</exception>
    public JourneyQuery Query(string table) => new(
        new QuerySpec(Table(table).Metadata.Name),
        (spec, cancellationToken) => Run(
            context =>
            {
                var (frame, explanation) = QueryRun.Run(context, spec);
                return new QueryResult(context.Describe(spec.Table, "none", spec.Describe()), frame, explanation);
            },
            cancellationToken));

    /// <summary>
    /// Verifies everything: every checksum and every invariant of the snapshot and of its stored gold tables. Loads all columns.
    /// </summary>
    /// <exception cref="SnapshotCorruptException">At the first fault.</exception>
    public void Check(IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        _snapshot.Check(progress, cancellationToken);
        using var memory = new MemoryAccount(_budget);
        GoldStore.Check(_store, _snapshot.Info.Generation, _storeOptions, memory, cancellationToken);
    }

    /// <summary>Row counts and totals against those published for the full data set, line by line.</summary>
    public ImmutableArray<ReferenceLine> VerifyReference() => ReferenceCheck.Run(this, Data);

    /// <summary>Closes the store once no query is running.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            _owned.Dispose();
    }

    /// <summary>As <see cref="Dispose"/>.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The same open generation for another owner: it closes when all of them have been disposed.</summary>
    internal Journey Share() => new(this);

    /// <param name="storeDirectory">The store.</param>
    /// <param name="options">Choices.</param>
    /// <param name="storeOptions">Sizes and dependencies of the store.</param>
    /// <param name="budget">A budget shared with others; null: one of its own.</param>
    internal static Journey Open(
        string storeDirectory, OpenOptions options, SnapshotOptions storeOptions, MemoryBudget? budget = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(storeDirectory);
        options.Validate();
        var loaded = new MemoryAccount(budget ?? options.CreateBudget());
        var open = new SnapshotOpenOptions
        {
            LoadAll = options.LoadAll,
            MemoryMap = options.MemoryMap,
            Threads = options.Threads,
            Memory = loaded,
            ProfileOf = Mapping.MappedProfile.Of,
        };
        return new Journey(storeDirectory, options, storeOptions, SnapshotReader.Open(storeDirectory, open, storeOptions.Files), loaded);
    }

    SourceTable Source(TableData table) => new(
        new ResultMetadata(
            table.Spec.Name, _snapshot.Info.CreatedAt, _snapshot.Info.Generation, _snapshot.Info.ContentHash, "none", "none"),
        table, _snapshot.Acquire, _budget);

    TResult Run<TResult>(Func<QueryContext, TResult> build, CancellationToken cancellationToken)
    {
        RequireOpen();
        using var hold = _snapshot.Acquire();
        using var memory = new MemoryAccount(_budget);
        return build(new QueryContext(
            Data, _snapshot.Info.Generation, _snapshot.Info.ContentHash, _options.Threads, _storeOptions.Clock, cancellationToken)
        {
            Memory = memory,
        });
    }

    /// <summary>Another owner may keep the store open, but not this one.</summary>
    void RequireOpen()
    {
        if (Volatile.Read(ref _isDisposed) != 0)
            throw ReferenceCount.Closed();
    }
}
