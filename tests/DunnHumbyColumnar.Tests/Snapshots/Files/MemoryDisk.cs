using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>
/// A file system in memory, for thousands of stores a second: folders and files as nodes, so that a name and what it names live apart, as
/// on a disk. It can be copied at once (contents are shared until written), keeps the calls that change it if asked to, and has a capacity.
/// </summary>
sealed class MemoryDisk : IFileOps
{
    const int NotThere = FileFault.NoSuchFile;
    const int Exists = 17;
    const int NotEmpty = 39;
    const int NoSpace = 28;

    readonly Lock _gate = new();
    readonly HashSet<MemoryFile> _locked = [];

    public MemoryDisk(MemoryFolder? root = null) => Root = root ?? new MemoryFolder();

    /// <summary>Where absolute paths begin.</summary>
    public MemoryFolder Root { get; }

    /// <summary>The calls that change something, in order; null: not kept.</summary>
    public List<DiskChange>? Log { get; init; }

    /// <summary>Bytes that files may take, in pages; what does not fit is not written.</summary>
    public long Capacity { get; init; } = long.MaxValue;

    /// <summary>Handles that are open.</summary>
    public int OpenHandles { get; private set; }

    /// <summary>As when all processes have ended.</summary>
    public void ReleaseLocks()
    {
        lock (_gate)
            _locked.Clear();
    }

    public MemoryDisk Copy() => new(Root.Copy([]));

    /// <summary>The contents of a file, to look at or to exchange.</summary>
    public byte[] this[string path]
    {
        get => File(path)?.Content ?? throw FileFault.From("open", path, NotThere);
        set => (File(path) ?? throw FileFault.From("open", path, NotThere)).Content = value;
    }

    /// <summary>Paths of all files below a folder.</summary>
    public IEnumerable<string> Files(string folder) => Node(folder) is MemoryFolder found
        ? found.Entries.SelectMany(entry => entry.Value is MemoryFile ? [folder + "/" + entry.Key] : Files(folder + "/" + entry.Key))
        : [];

    public IStoreFile Create(string path)
    {
        lock (_gate)
        {
            var (folder, name) = Place(path, "create");
            if (folder.Entries.ContainsKey(name))
                throw FileFault.From("create", path, Exists);
            return new Handle(this, path, Add(folder, name));
        }
    }

    public IStoreFile OpenRead(string path)
    {
        lock (_gate)
            return new Handle(
                this, path, File(path) ?? throw FileFault.From("open", path, Node(path) is null ? NotThere : FileFault.IsDirectory));
    }

    public IDisposable? TryLock(string path)
    {
        lock (_gate)
        {
            var (folder, name) = Place(path, "lock");
            var file = folder.Entries.TryGetValue(name, out var found) ? (MemoryFile)found : Add(folder, name);
            return _locked.Add(file) ? new Held(this, file) : null;
        }
    }

    public FileKind KindOf(string path)
    {
        lock (_gate)
            return Node(path) switch
            {
                null => FileKind.Missing,
                MemoryFile => FileKind.File,
                _ => FileKind.Directory,
            };
    }

    public string[] List(string directory)
    {
        lock (_gate)
            return Node(directory) is MemoryFolder folder ? [.. folder.Entries.Keys] : throw FileFault.From("list", directory, NotThere);
    }

    public void MakeDirectory(string path)
    {
        lock (_gate)
        {
            var folder = Root;
            foreach (string name in Names(path))
            {
                if (!folder.Entries.TryGetValue(name, out var next))
                {
                    folder.Entries[name] = next = new MemoryFolder();
                    Log?.Add(new EntryChange(folder, name, next));
                }

                folder = next as MemoryFolder ?? throw FileFault.From("mkdir", path, Exists);
            }
        }
    }

    public void RemoveDirectory(string path)
    {
        lock (_gate)
        {
            if (Node(path) is not MemoryFolder found)
                throw FileFault.From("rmdir", path, NotThere);
            if (found.Entries.Count > 0)
                throw FileFault.From("rmdir", path, NotEmpty);
            Remove(path);
        }
    }

    public void Unlink(string path)
    {
        lock (_gate)
        {
            if (File(path) is null)
                throw FileFault.From("unlink", path, Node(path) is null ? NotThere : FileFault.IsDirectory);
            Remove(path);
        }
    }

    public void Rename(string from, string to)
    {
        lock (_gate)
        {
            var (source, oldName) = Place(from, "rename");
            var (target, newName) = Place(to, "rename");
            if (!source.Entries.Remove(oldName, out var node))
                throw FileFault.From("rename", to, NotThere);
            if (target.Entries.TryGetValue(newName, out var replaced) && (replaced is MemoryFolder || node is MemoryFolder))
            {
                source.Entries[oldName] = node;
                throw FileFault.From("rename", to, Exists);
            }

            target.Entries[newName] = node;
            Log?.Add(new EntryChange(target, newName, node) { FormerFolder = source, FormerName = oldName });
        }
    }

    public void SyncDirectory(string path)
    {
        lock (_gate)
            Log?.Add(new FolderSync(Node(path) as MemoryFolder ?? throw FileFault.From("open", path, NotThere), path));
    }

    void Remove(string path)
    {
        var (folder, name) = Place(path, "remove");
        folder.Entries.Remove(name);
        Log?.Add(new EntryChange(folder, name, null));
    }

    MemoryFile Add(MemoryFolder folder, string name)
    {
        var file = new MemoryFile();
        folder.Entries[name] = file;
        Log?.Add(new EntryChange(folder, name, file));
        return file;
    }

    MemoryNode? Node(string path)
    {
        MemoryNode? node = Root;
        foreach (string name in Names(path))
            node = (node as MemoryFolder)?.Entries.GetValueOrDefault(name);
        return node;
    }

    MemoryFile? File(string path) => Node(path) as MemoryFile;

    (MemoryFolder Folder, string Name) Place(string path, string operation) =>
        (Node(Path.GetDirectoryName(path)!) as MemoryFolder ?? throw FileFault.From(operation, path, NotThere), Path.GetFileName(path));

    static string[] Names(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Bytes that files take, in whole pages.</summary>
    public long UsedBytes()
    {
        const long page = 4096;
        return Total(Root);

        static long Total(MemoryFolder folder) => folder.Entries.Values.Sum(node =>
            node is MemoryFile file ? (file.Content.Length + page - 1) / page * page : Total((MemoryFolder)node));
    }

    sealed class Handle : IStoreFile
    {
        readonly MemoryDisk _disk;
        readonly string _path;
        readonly MemoryFile _file;
        bool _closed;

        public Handle(MemoryDisk disk, string path, MemoryFile file)
        {
            (_disk, _path, _file) = (disk, path, file);
            disk.OpenHandles++;
        }

        public long Length() => _file.Content.Length;

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            lock (_disk._gate)
            {
                byte[] grown = new byte[Math.Max(_file.Content.Length, offset + bytes.Length)];
                _file.Content.CopyTo(grown, 0);
                bytes.CopyTo(grown.AsSpan((int)offset));
                byte[] before = _file.Content;
                _file.Content = grown;
                if (_disk.Capacity < long.MaxValue && _disk.UsedBytes() is var used && used > _disk.Capacity)
                {
                    // What fits is written, as a disk does that fills up.
                    long fits = Math.Max(before.Length, grown.Length - (used - _disk.Capacity));
                    _file.Content = grown[..(int)fits];
                    throw FileFault.From("write", _path, NoSpace);
                }

                _disk.Log?.Add(new ContentChange(_file, offset, bytes.ToArray()));
            }
        }

        public int Read(Span<byte> buffer, long offset)
        {
            byte[] content = _file.Content;
            int count = (int)Math.Clamp(content.Length - offset, 0, buffer.Length);
            content.AsSpan((int)Math.Min(offset, content.Length), count).CopyTo(buffer);
            return count;
        }

        public void Sync()
        {
            lock (_disk._gate)
                _disk.Log?.Add(new FileSync(_file, _path));
        }

        public MappedBytes Map(long length) => throw new NotSupportedException("files in memory are not mapped");

        public void Dispose()
        {
            lock (_disk._gate)
                _disk.OpenHandles -= _closed ? 0 : 1;
            _closed = true;
        }
    }

    sealed class Held(MemoryDisk disk, MemoryFile file) : IDisposable
    {
        public void Dispose()
        {
            lock (disk._gate)
                disk._locked.Remove(file);
        }
    }
}
