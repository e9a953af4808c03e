using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Apache.Arrow;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar;

/// <summary>
/// The gold tables of one generation: reads those that are stored, as the results that computing them would give, and builds and stores
/// them. A table that was read is kept while somebody uses it. Safe for concurrent callers.
/// </summary>
sealed class GoldCatalog(
    string store, SnapshotInfo snapshot, SnapshotOptions storeOptions, JourneyData data, MemoryBudget budget, bool readsStored)
{
    readonly ConcurrentDictionary<(string Name, string Cleaning, string Options), WeakReference<JourneyResult>> _read = new();

    public delegate JourneyResult Compute(Func<QueryContext, JourneyResult> build);

    /// <summary>The table if it was stored for this generation with exactly these options; otherwise null.</summary>
    /// <exception cref="SnapshotCorruptException">It is stored, and damaged.</exception>
    /// <exception cref="MemoryBudgetException">It takes more memory than the budget has left.</exception>
    public JourneyResult? Find(GoldDefinition table, MartOptions options)
    {
        if (!readsStored)
            return null;
        var profile = options.Cleaning ?? data.DefaultCleaning;
        var (cleaning, text) = table.Describe(options, profile);
        var key = (table.Name, cleaning, text);
        if (_read.TryGetValue(key, out var known) && known.TryGetTarget(out var result))
            return result;
        if (Read(table, profile, cleaning, text) is not { } read)
            return null;
        _read[key] = new WeakReference<JourneyResult>(read);
        return read;
    }

    /// <summary>Builds tables and stores those that could be built; memory is charged for what waits to be stored.</summary>
    public GoldReport Build(
        IReadOnlyList<GoldDefinition> tables, Compute compute, IProgress<BuiltTable>? progress, CancellationToken cancellationToken)
    {
        using var memory = new MemoryAccount(budget);
        using var held = StoreLock.Acquire(store, storeOptions.Files);
        var built = ImmutableArray.CreateBuilder<BuiltTable>();
        var failed = ImmutableArray.CreateBuilder<FailedTable>();
        var results = new List<GoldTable>();
        foreach (var table in tables)
        {
            try
            {
                var watch = Stopwatch.StartNew();
                results.Add(Build(table, memory, compute));
                built.Add(new BuiltTable(table.Name, results[^1].Batch.Length, watch.Elapsed));
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or ObjectDisposedException))
            {
                failed.Add(new FailedTable(table.Name, failure));
                continue;
            }

            progress?.Report(built[^1]);
        }

        bool isStored = results.Count > 0 && GoldStore.Save(held, snapshot.Generation, results, storeOptions, cancellationToken);
        return new GoldReport(isStored, built.ToImmutable(), failed.ToImmutable());
    }

    JourneyResult? Read(GoldDefinition table, CleaningProfile profile, string cleaning, string options)
    {
        using var memory = new MemoryAccount(budget);
        var schema = table.Schema.WithSections(data.SectionNames);
        schema = schema.With([.. schema.Columns, .. schema.StoredColumns]);
        var stored = GoldStore.TryLoad(store, snapshot, table.Name, cleaning, options, storeOptions, memory);
        if (stored is null || !HasColumns(stored.Batch, schema))
            return null;
        memory.Reserve($"reading the stored table {table.Name}", ArrowFrames.BytesFor(stored.Batch));
        return table.Restore(
            data,
            stored.Metadata with
            {
                Caveat = table.Schema.Caveat,
                Keys = QueryContext.KeyTextsOf(data),
                Cleaned = stored.Metadata.Cleaned is { } counts ? counts with { Profile = profile } : null,
            },
            StoredLists.Split(ArrowFrames.FromRecordBatch(stored.Batch, schema)));
    }

    /// <summary>A table as it is stored, its memory charged while the result is there, too.</summary>
    static GoldTable Build(GoldDefinition table, MemoryAccount memory, Compute compute)
    {
        GoldTable? stored = null;
        compute(context =>
        {
            var result = table.Build(context, MartOptions.Default);
            var frame = StoredLists.Join(result.StoredFrame);
            memory.Reserve($"storing {table.Name}", ArrowFrames.BytesFor(frame));
            stored = new GoldTable(result.Metadata, ArrowFrames.ToRecordBatch(frame, result.Metadata));
            return result;
        });
        return stored!;
    }

    /// <summary>Whether a stored table is of this schema; a build with other columns may have stored it.</summary>
    static bool HasColumns(RecordBatch stored, TableSchema schema) =>
        stored.Schema.FieldsList.Select(field => field.Name).SequenceEqual(schema.Columns.Select(column => column.Name));
}
