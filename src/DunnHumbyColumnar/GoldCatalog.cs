using System.Collections.Immutable;
using System.Diagnostics;
using Apache.Arrow;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar;

/// <summary>Gold tables by name: loads them from the store or computes them, and builds stored ones.</summary>
static class GoldCatalog
{
    public delegate JourneyResult Compute(Func<QueryContext, JourneyResult> build);

    public static JourneyResult Get(
        string store, SnapshotInfo snapshot, SnapshotOptions storeOptions, JourneyData data, GoldDefinition table,
        MartOptions options, Compute compute)
    {
        table.Validate(options);
        var (cleaning, text) = table.Describe(options);
        var schema = table.Schema.WithSections(data.SectionNames);
        var stored = GoldStore.TryLoad(store, snapshot, table.Name, cleaning, text, storeOptions);
        return stored is not null && HasColumns(stored.Batch, schema)
            ? new FrameResult(
                stored.Metadata with { Caveat = table.Schema.Caveat }, ArrowFrames.FromRecordBatch(stored.Batch, schema))
            : compute(context => table.Build(context, options));
    }

    public static ImmutableArray<BuiltTable> Build(
        string store, SnapshotInfo snapshot, SnapshotOptions storeOptions, IReadOnlyList<GoldDefinition> tables, Compute compute,
        IProgress<BuiltTable>? progress, CancellationToken cancellationToken)
    {
        using var held = StoreLock.Acquire(store, storeOptions.Files);
        var built = new List<BuiltTable>();
        var results = new List<GoldTable>();
        foreach (var table in tables)
        {
            var watch = Stopwatch.StartNew();
            var result = compute(context => table.Build(context, MartOptions.Default));
            built.Add(new BuiltTable(table.Name, result.Count, watch.Elapsed));
            results.Add(new GoldTable(result.Metadata, result.ToRecordBatch()));
            progress?.Report(built[^1]);
        }

        return GoldStore.Save(held, snapshot.Generation, results, storeOptions, cancellationToken) ? [.. built] : [];
    }

    /// <summary>Whether a stored table is of this schema; a build with other columns may have stored it.</summary>
    static bool HasColumns(RecordBatch stored, TableSchema schema) =>
        stored.Schema.FieldsList.Select(field => field.Name).SequenceEqual(schema.Columns.Select(column => column.Name));
}
