namespace DunnHumbyColumnar.Snapshots;

/// <summary>The open files of a generation, with its manifest and the lease on it.</summary>
sealed class SnapshotFiles : IDisposable
{
    readonly List<BlockFile> _open = [];
    readonly Lease? _lease;

    SnapshotFiles(IFileOps operations, StoreLayout layout, CommitPointer pointer)
    {
        Operations = operations;
        Layout = layout;
        _lease = Lease.TryTake(operations, layout, pointer.Generation, out string? refusal);
        LeaseRefusal = refusal;
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
    public string? LeaseRefusal { get; }

    /// <summary>All files in manifest order.</summary>
    public IReadOnlyList<BlockFile> InManifestOrder => _open;

    /// <summary>Takes the lease, reads the manifest that the pointer names and opens every file.</summary>
    public static SnapshotFiles Open(IFileOps operations, StoreLayout layout, CommitPointer pointer)
    {
        var files = new SnapshotFiles(operations, layout, pointer);
        try
        {
            files.OpenAll(pointer);
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
            file.Dispose();
        _lease?.Dispose();
    }

    void OpenAll(CommitPointer pointer)
    {
        string path = StoreLayout.ManifestOf(Folder);
        string name = Layout.Relative(path);
        Manifest = ManifestReader.Read(pointer.ReadManifest(Operations, Layout, path), name);
        if (Manifest.Generation != pointer.Generation)
            throw new SnapshotCorruptException(name, $"expected generation {pointer.Generation}, found {Manifest.Generation}");
        Tables = new BlockFile[Manifest.Tables.Length][];
        for (int t = 0; t < Tables.Length; t++)
        {
            Tables[t] = new BlockFile[Manifest.Tables[t].Parts.Length];
            for (int part = 0; part < Tables[t].Length; part++)
                Tables[t][part] = Open(Manifest.Tables[t].Parts[part]);
        }

        Dictionaries = new BlockFile[Manifest.Dictionaries.Length];
        for (int d = 0; d < Dictionaries.Length; d++)
            Dictionaries[d] = Open(Manifest.Dictionaries[d].File);
    }

    BlockFile Open(StoredFile stored)
    {
        var file = BlockFile.Open(Operations, Layout, Folder, stored, Manifest.BlockBytes);
        _open.Add(file);
        return file;
    }
}
