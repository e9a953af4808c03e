using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>The open files of a generation, with its manifest and the lease on it.</summary>
sealed class SnapshotFiles : IDisposable
{
    readonly Lease? _lease;
    BlockFile?[] _open = [];

    SnapshotFiles(IFileOps operations, StoreLayout layout, CommitPointer pointer)
    {
        Operations = operations;
        Layout = layout;
        _lease = Lease.TryTake(operations, layout, pointer.Generation, out string? failure);
        LeaseFailure = failure;
        Folder = layout.Generation(pointer.Generation);
        Manifest = null!;
        Tables = [];
        Dictionaries = [];
    }

    public IFileOps Operations { get; }

    public StoreLayout Layout { get; }

    public string Folder { get; }

    public SnapshotManifest Manifest { get; private set; }

    /// <summary>Files of each table, part by part.</summary>
    public BlockFile[][] Tables { get; private set; }

    /// <summary>File of each dictionary.</summary>
    public BlockFile[] Dictionaries { get; private set; }

    /// <summary>Why there is no lease on the generation; null if there is one.</summary>
    public string? LeaseFailure { get; }

    /// <summary>All files in manifest order.</summary>
    public IEnumerable<BlockFile> InManifestOrder => _open!;

    /// <summary>
    /// Takes the lease, reads the manifest that the pointer names and opens every file, several at a time. Of several faults the
    /// one first in manifest order is reported.
    /// </summary>
    public static SnapshotFiles Open(IFileOps operations, StoreLayout layout, CommitPointer pointer, int threads)
    {
        var files = new SnapshotFiles(operations, layout, pointer);
        try
        {
            files.OpenAll(pointer, threads);
            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var file in _open)
            file?.Dispose();
        _lease?.Dispose();
    }

    void OpenAll(CommitPointer pointer, int threads)
    {
        string path = StoreLayout.ManifestOf(Folder);
        string name = Layout.Relative(path);
        Manifest = ManifestReader.Read(pointer.ReadManifest(Operations, Layout, path), name);
        if (Manifest.Generation != pointer.Generation)
            throw new SnapshotCorruptException(name, $"expected generation {pointer.Generation}, found {Manifest.Generation}");
        StoredFile[] stored =
            [.. Manifest.Tables.SelectMany(table => table.Parts), .. Manifest.Dictionaries.Select(dictionary => dictionary.File)];
        _open = new BlockFile?[stored.Length];
        Workers.Run(
            threads, stored.Length, (_, i) => _open[i] = BlockFile.Open(Operations, Layout, Folder, stored[i], Manifest.BlockBytes));

        Tables = new BlockFile[Manifest.Tables.Length][];
        int next = 0;
        for (int t = 0; t < Tables.Length; t++)
        {
            int parts = Manifest.Tables[t].Parts.Length;
            Tables[t] = _open[next..(next + parts)]!;
            next += parts;
        }

        Dictionaries = _open[next..]!;
    }
}
