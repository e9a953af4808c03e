using System.IO.Hashing;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Verifies a snapshot completely: no foreign file in its folder, every block, the content hash, every column and dictionary, and what
/// spans columns: sort order, distinct counts, unique keys. Throws <see cref="SnapshotCorruptException"/> at the first fault.
/// </summary>
static class SnapshotCheck
{
    /// <param name="files">The files of the snapshot.</param>
    /// <param name="snapshot">The snapshot; all of it is loaded.</param>
    /// <param name="memory">Charged for working memory.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="progress">Receives each file and each table.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    public static void Run(
        SnapshotFiles files, OpenSnapshot snapshot, MemoryAccount memory, int threads, IProgress<string>? progress,
        CancellationToken cancellationToken)
    {
        FolderCheck.Run(files.Operations, files.Layout, files.Folder, files.Manifest.Files);
        CheckContent(files, progress, cancellationToken);
        snapshot.LoadAll(cancellationToken);
        for (int t = 0; t < snapshot.Data.Tables.Length; t++)
        {
            progress?.Report(snapshot.Data.Tables[t].Spec.Name);
            CheckTable(snapshot.Data.Tables[t], files.Tables[t][0].Name, memory, threads, cancellationToken);
        }
    }

    static void CheckContent(SnapshotFiles files, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var content = new XxHash128();
        byte[] buffer = new byte[files.Manifest.BlockBytes];
        foreach (var file in files.InManifestOrder)
        {
            progress?.Report(file.Name);
            for (int block = 0; block < file.BlockCount; block++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                file.Read(block, buffer);
                content.Append(buffer.AsSpan(0, file.LengthOf(block)));
            }
        }

        var actual = content.GetCurrentHashAsUInt128();
        if (actual != files.Manifest.ContentHash)
            throw new SnapshotCorruptException(
                files.Layout.Relative(StoreLayout.ManifestOf(files.Folder)),
                $"expected the content hash {Xxh128.Hex(files.Manifest.ContentHash)}, found {Xxh128.Hex(actual)}");
    }

    static void CheckTable(TableData table, string file, MemoryAccount memory, int threads, CancellationToken cancellationToken)
    {
        Workers.Run(
            threads,
            table.Columns.Length,
            (_, c) =>
            {
                var column = table.Columns[c];
                long bytes = DistinctValues.BytesFor(column.Type, column.Chunks, column.Stats.Min, column.Stats.Max);
                memory.Reserve($"checking {table.Spec.Name}.{column.Spec.Name}", bytes);
                long distinct = DistinctValues.Count(column.Type, column.Chunks, column.Stats.Min, column.Stats.Max, cancellationToken);
                memory.Release(bytes);
                if (distinct != column.Stats.Distinct)
                    throw new SnapshotCorruptException(
                        file, $"column {column.Spec.Name}: expected {column.Stats.Distinct} distinct values, found {distinct}");
            },
            cancellationToken);
        if (SortOrderCheck.FindFault(table, threads, cancellationToken) is { } fault)
            throw new SnapshotCorruptException(file, fault);
        if (table.Spec.KeyColumn is { } key && table[key].Stats.Distinct != table.RowCount)
            throw new SnapshotCorruptException(
                file, $"the key column {key} has {table[key].Stats.Distinct} distinct values in {table.RowCount} rows");
    }
}
