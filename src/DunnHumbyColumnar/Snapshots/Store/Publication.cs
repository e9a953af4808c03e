using System.IO.Hashing;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// The publish protocol of snapshots and stored gold tables: commit by atomic rename, without a write-ahead log. Before the commit point
/// nothing published has changed; disposal without commit removes what was begun. Not thread-safe.
/// </summary>
/// <remarks>
/// <code>
/// snapshots/.tmp-000007-PID/       each file: create, write, fsync, read back, compare; the manifest last
/// fsync  snapshots/.tmp-000007-PID/
/// rename snapshots/.tmp-000007-PID/  ->  snapshots/gen-000007/
/// fsync  snapshots/
/// CURRENT.tmp                      create, write (generation, length and SHA-256 of the manifest), fsync
/// verify snapshots/gen-000007/manifest.msgpack by the pointer
/// rename CURRENT.tmp  ->  CURRENT  the commit point
/// fsync  the store folder          makes the commit durable
/// </code>
/// Gold tables take the same steps in gold/ and with GOLD.
/// </remarks>
sealed class Publication : IDisposable
{
    readonly IFileOps _files;
    readonly StoreLayout _layout;
    readonly SnapshotOptions _options;
    readonly CancellationToken _cancellationToken;
    readonly string _temporary;
    readonly string _folder;
    readonly string _pointer;
    byte[] _readBack = [];
    bool _renamed;
    bool _committed;

    Publication(
        StoreLock held, SnapshotOptions options, string folder, string pointer, long generation, CancellationToken cancellationToken)
    {
        _files = held.Files;
        _layout = held.Layout;
        _options = options;
        _folder = folder;
        _pointer = pointer;
        _temporary = StoreLayout.TemporaryFolder(Path.GetDirectoryName(folder)!, generation);
        _cancellationToken = cancellationToken;
    }

    /// <summary>Hash over the bytes of all files written so far.</summary>
    public XxHash128 Content { get; } = new();

    /// <summary>Bytes written so far, without the manifest.</summary>
    public long Bytes { get; private set; }

    /// <summary>The manifest's name, relative to the store.</summary>
    public string ManifestName => _layout.Relative(StoreLayout.ManifestOf(_folder));

    public long PartBytes => _options.PartBytes;

    /// <param name="held">The store's write lock.</param>
    /// <param name="options">Sizes.</param>
    /// <param name="folder">Final path of the folder.</param>
    /// <param name="pointer">The pointer file that will name it.</param>
    /// <param name="generation">The snapshot generation, for the temporary's name.</param>
    /// <param name="cancellationToken">Checked until the commit point.</param>
    public static Publication Begin(
        StoreLock held, SnapshotOptions options, string folder, string pointer, long generation, CancellationToken cancellationToken)
    {
        var publication = new Publication(held, options, folder, pointer, generation, cancellationToken);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            publication._files.MakeDirectory(publication._temporary);
            return publication;
        }
        catch
        {
            publication.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Writes one file of the folder, syncs it, reads it back and compares. The bytes read are passed to
    /// <paramref name="inspect"/> and valid only there.
    /// </summary>
    public StoredFile Write(string name, Action<BlockFileWriter> fill, Action<ReadOnlyMemory<byte>>? inspect = null) =>
        WriteHashed(name, fill, inspect, Content);

    /// <summary>Writes the manifest and takes all steps up to the commit and the sync after it.</summary>
    /// <param name="generation">The generation that the pointer will name.</param>
    /// <param name="set">The gold set that it will name; 0 for a snapshot.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="read">Reads the manifest as a reader will; what it rejects is not published.</param>
    public void Commit(long generation, int set, byte[] manifest, Action<byte[]> read)
    {
        read(manifest);
        WriteHashed(Path.GetFileName(StoreLayout.ManifestOf(_folder)), writer => writer.Write(manifest), null, null);
        _cancellationToken.ThrowIfCancellationRequested();
        _files.SyncDirectory(_temporary);
        _cancellationToken.ThrowIfCancellationRequested();
        _renamed = true;
        _files.Rename(_temporary, _folder);
        _cancellationToken.ThrowIfCancellationRequested();
        _files.SyncDirectory(Path.GetDirectoryName(_folder)!);

        string temporary = StoreLayout.TemporaryOf(_pointer);
        var pointer = CommitPointer.To(generation, set, manifest);
        _cancellationToken.ThrowIfCancellationRequested();
        using (var file = _files.Create(temporary))
        {
            file.Write(pointer.Format(), 0);
            _cancellationToken.ThrowIfCancellationRequested();
            file.Sync();
        }

        CheckFolder(pointer);
        _cancellationToken.ThrowIfCancellationRequested();
        _files.Rename(temporary, _pointer);
        _committed = true;
        _files.SyncDirectory(_layout.Root);
    }

    /// <summary>
    /// Throws if the folder is no longer ours: someone deleted the lock file, and another writer has started. One that starts later removes
    /// the temporary pointer before anything else, so that the commit fails, unless both do these steps at the very same time: the lock is
    /// what excludes, and its file must not be deleted.
    /// </summary>
    void CheckFolder(CommitPointer pointer)
    {
        try
        {
            pointer.ReadManifest(_files, _layout, StoreLayout.ManifestOf(_folder));
        }
        catch (SnapshotCorruptException foreign)
        {
            throw new StoreIOException("commit", _folder, 0, "another writer is at work, the lock file was deleted meanwhile", foreign);
        }
    }

    /// <summary>Without commit: removes the temporaries as far as possible.</summary>
    public void Dispose()
    {
        if (_committed)
            return;
        FolderRemoval.TryRemove(_files, StoreLayout.TemporaryOf(_pointer));
        FolderRemoval.TryRemove(_files, _temporary);
        if (_renamed && !MayBeCommitted())
            FolderRemoval.TryRemove(_files, _folder);
    }

    /// <summary>
    /// A rename that reported a failure may have happened, or another writer may have taken the folder's name; what the pointer names
    /// stays, and so does everything while the pointer cannot be read.
    /// </summary>
    bool MayBeCommitted()
    {
        try
        {
            return CommitPointer.Read(_files, _layout, _pointer) is { } pointer
                && Path.GetFileName(_folder) == (pointer.Set == 0
                    ? StoreLayout.GenerationName(pointer.Generation)
                    : StoreLayout.GoldName(pointer.Generation, pointer.Set));
        }
        catch (DunnHumbyException)
        {
            return true;
        }
    }

    StoredFile WriteHashed(string name, Action<BlockFileWriter> fill, Action<ReadOnlyMemory<byte>>? inspect, XxHash128? content)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        string path = Path.Combine(_temporary, name);
        using var file = _files.Create(path);
        StoredFile stored;
        using (var writer = new BlockFileWriter(file, name, _options.BlockBytes, content, _cancellationToken))
        {
            fill(writer);
            stored = writer.Finish();
        }

        var bytes = ReadBack(path, stored);
        inspect?.Invoke(bytes);
        Bytes += content is null ? 0 : stored.Length;
        return stored;
    }

    ReadOnlyMemory<byte> ReadBack(string path, StoredFile stored)
    {
        if (_readBack.Length < stored.Length)
            _readBack = GC.AllocateUninitializedArray<byte>(checked((int)stored.Length));
        using var file = _files.OpenRead(path);
        if (file.Length() != stored.Length)
            throw Differs(path);
        int length = (int)stored.Length;
        for (int block = 0, at = 0; at < length; block++, at += _options.BlockBytes)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var bytes = _readBack.AsSpan(at, Math.Min(_options.BlockBytes, length - at));
            if (file.Read(bytes, at) != bytes.Length || Xxh128.Hash(bytes) != stored.Blocks[block])
                throw Differs(path);
        }

        return _readBack.AsMemory(0, length);
    }

    static StoreIOException Differs(string path) => new("reading back", path, 0, "the bytes differ from those written");
}
