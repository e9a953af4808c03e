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

/// <summary>Gold tables by name: loads them from the store or computes them, and builds stored ones.</summary>
static class GoldCatalog
{
    public delegate JourneyResult Compute(Func<QueryContext, JourneyResult> build);

    public static JourneyResult Get(
        string store, SnapshotInfo snapshot, SnapshotOptions storeOptions, JourneyData data, GoldDefinition table,
        MartOptions options, MemoryAccount memory, Compute compute)
    {
        table.Validate(options);
        var (cleaning, text) = table.Describe(options);
        var schema = table.Schema.WithSections(data.SectionNames);
        var stored = GoldStore.TryLoad(store, snapshot, table.Name, cleaning, text, storeOptions, memory);
        if (stored is null || !HasColumns(stored.Batch, schema))
            return compute(context => table.Build(context, options));
        memory.Reserve($"reading the stored table {table.Name}", ArrowFrames.BytesFor(stored.Batch));
        return new FrameResult(
            stored.Metadata with { Caveat = table.Schema.Caveat }, ArrowFrames.FromRecordBatch(stored.Batch, schema));
    }

    /// <summary>Builds tables and stores those that could be built; memory is charged for what waits to be stored.</summary>
    public static GoldReport Build(
        string store, SnapshotInfo snapshot, SnapshotOptions storeOptions, IReadOnlyList<GoldDefinition> tables, MemoryAccount memory,
        Compute compute, IProgress<BuiltTable>? progress, CancellationToken cancellationToken)
    {
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

        bool isStored = results.Count > 0 && GoldStore.Save(held, snapshot.Generation, results, storeOptions, memory, cancellationToken);
        return new GoldReport(isStored, built.ToImmutable(), failed.ToImmutable());
    }

    /// <summary>A table as it is stored, its memory charged while the result is there, too.</summary>
    static GoldTable Build(GoldDefinition table, MemoryAccount memory, Compute compute)
    {
        GoldTable? stored = null;
        compute(context =>
        {
            var result = table.Build(context, MartOptions.Default);
            memory.Reserve($"storing {table.Name}", ArrowFrames.BytesFor(result.Frame));
            stored = new GoldTable(result.Metadata, result.ToRecordBatch());
            return result;
        });
        return stored!;
    }

    /// <summary>Whether a stored table is of this schema; a build with other columns may have stored it.</summary>
    static bool HasColumns(RecordBatch stored, TableSchema schema) =>
        stored.Schema.FieldsList.Select(field => field.Name).SequenceEqual(schema.Columns.Select(column => column.Name));
}
