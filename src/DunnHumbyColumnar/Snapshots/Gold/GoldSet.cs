using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>The set of gold tables that GOLD names, its manifest read and verified. Files are opened on demand.</summary>
sealed class GoldSet
{
    const int Attempts = 16;

    readonly IFileOps _files;
    readonly StoreLayout _layout;
    readonly string _folder;

    GoldSet(IFileOps files, StoreLayout layout, string folder, GoldManifest manifest)
    {
        _files = files;
        _layout = layout;
        _folder = folder;
        Manifest = manifest;
    }

    public GoldManifest Manifest { get; }

    /// <summary>
    /// Runs an action on the stored set of a generation; null if none is stored, or one by another version of this library. Retries with
    /// the new set if a writer replaces it meanwhile.
    /// </summary>
    public static T? Use<T>(IFileOps files, StoreLayout layout, long generation, Func<GoldSet, T?> action)
        where T : class
    {
        for (int attempt = 1; ; attempt++)
        {
            var pointer = CommitPointer.Read(files, layout, layout.GoldPointer);
            if (pointer is { Set: 0 })
                throw new SnapshotCorruptException(layout.Relative(layout.GoldPointer), "the pointer names a snapshot, not stored results");
            if (pointer is null || pointer.Generation != generation)
                return null;
            try
            {
                return TryOpen(files, layout, pointer) is { } set ? action(set) : null;
            }
            catch (DunnHumbyException) when (attempt < Attempts && CommitPointer.Read(files, layout, layout.GoldPointer) != pointer)
            {
                // Replaced between pointer and file.
            }
        }
    }

    static GoldSet? TryOpen(IFileOps files, StoreLayout layout, CommitPointer pointer)
    {
        string folder = layout.GoldSet(pointer.Generation, pointer.Set);
        string path = StoreLayout.ManifestOf(folder);
        string name = layout.Relative(path);
        if (GoldManifest.Read(pointer.ReadManifest(files, layout, path), name) is not { } manifest)
            return null;
        return manifest.Generation == pointer.Generation && manifest.Set == pointer.Set
            ? new GoldSet(files, layout, folder, manifest)
            : throw new SnapshotCorruptException(
                name, $"expected generation {pointer.Generation} set {pointer.Set}, found {manifest.Generation} set {manifest.Set}");
    }

    /// <summary>Verifies the folder and every table.</summary>
    public void Check(MemoryAccount memory, CancellationToken cancellationToken)
    {
        FolderCheck.Run(_files, _layout, _folder, Manifest.Tables.Select(table => table.File));
        foreach (var table in Manifest.Tables)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Read(table, memory);
            memory.Release(table.File.Length);
        }
    }

    /// <summary>Whether the bytes of a table are those that were stored.</summary>
    public bool IsSound(StoredGold table, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var block in Blocks(table))
                cancellationToken.ThrowIfCancellationRequested();
            return true;
        }
        catch (SnapshotCorruptException)
        {
            return false;
        }
    }

    /// <summary>Writes the bytes of a table to another set, a block at a time.</summary>
    public StoredGold Copy(Publication publication, StoredGold table, int index) => table with
    {
        File = publication.Write(GoldManifest.FileName(table.Metadata.Name, index), writer =>
        {
            foreach (var block in Blocks(table))
                writer.Write(block.Span);
        }),
    };

    /// <summary>The bytes of a table's file, every block verified; each is valid until the next.</summary>
    IEnumerable<ReadOnlyMemory<byte>> Blocks(StoredGold table)
    {
        using var file = BlockFile.Open(_files, _layout, _folder, table.File, Manifest.BlockBytes);
        byte[] buffer = GC.AllocateUninitializedArray<byte>(Manifest.BlockBytes);
        for (int block = 0; block < file.BlockCount; block++)
        {
            file.Read(block, buffer);
            yield return buffer.AsMemory(0, file.LengthOf(block));
        }
    }

    byte[] ReadBytes(StoredGold table)
    {
        byte[] content = GC.AllocateUninitializedArray<byte>(checked((int)table.File.Length));
        int length = 0;
        foreach (var block in Blocks(table))
        {
            block.CopyTo(content.AsMemory(length));
            length += block.Length;
        }

        return content;
    }

    /// <summary>A table, in the bytes of its file.</summary>
    public GoldTable Read(StoredGold table, MemoryAccount memory) => memory.Take(
        $"loading the stored table {table.Metadata.Name}", table.File.Length,
        () => new GoldTable(
            table.Metadata, GoldFile.Read(table, ReadBytes(table), _layout.Relative(Path.Combine(_folder, table.File.Name)))));
}
