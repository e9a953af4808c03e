using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>The real file operations with a look at each call before it happens.</summary>
abstract class InterceptingFileOps : IFileOps
{
    readonly RealFileOps _inner = RealFileOps.Instance;

    /// <summary>Called before each call; what it throws is the call's outcome.</summary>
    protected abstract void Before(string operation, string path, string? target = null);

    public IStoreFile Create(string path)
    {
        Before("create", path);
        return new OpenFile(this, path, _inner.Create(path));
    }

    public IStoreFile OpenRead(string path)
    {
        Before("open", path);
        return new OpenFile(this, path, _inner.OpenRead(path));
    }

    public IDisposable? TryLock(string path)
    {
        Before("lock", path);
        return _inner.TryLock(path);
    }

    public FileStatus Status(string path)
    {
        Before("stat", path);
        return _inner.Status(path);
    }

    public string[] List(string directory)
    {
        Before("list", directory);
        return _inner.List(directory);
    }

    public void MakeDirectory(string path)
    {
        Before("mkdir", path);
        _inner.MakeDirectory(path);
    }

    public void RemoveDirectory(string path)
    {
        Before("rmdir", path);
        _inner.RemoveDirectory(path);
    }

    public void Unlink(string path)
    {
        Before("unlink", path);
        _inner.Unlink(path);
    }

    public void Rename(string from, string to)
    {
        Before("rename", from, to);
        _inner.Rename(from, to);
    }

    public void SyncDirectory(string path)
    {
        Before("fsync-folder", path);
        _inner.SyncDirectory(path);
    }

    sealed class OpenFile(InterceptingFileOps owner, string path, IStoreFile inner) : IStoreFile
    {
        public long Length()
        {
            owner.Before("length", path);
            return inner.Length();
        }

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            owner.Before("write", path);
            inner.Write(bytes, offset);
        }

        public int Read(Span<byte> buffer, long offset)
        {
            owner.Before("read", path);
            return inner.Read(buffer, offset);
        }

        public void Sync()
        {
            owner.Before("fsync", path);
            inner.Sync();
        }

        public MappedBytes Map(long length)
        {
            owner.Before("map", path);
            return inner.Map(length);
        }

        public void Dispose() => inner.Dispose();
    }
}

/// <summary>Fails the Nth call (from 1) with an error number, and all after it if so told; counts calls.</summary>
sealed class FailingFileOps(int failAt, int errorNumber, bool forEver = false, Func<string, string, bool>? only = null) : InterceptingFileOps
{
    int _calls;

    public int Calls => _calls;

    public bool HasFailed => _calls >= failAt;

    protected override void Before(string operation, string path, string? target = null)
    {
        if (only is not null && !only(operation, path))
            return;
        int call = Interlocked.Increment(ref _calls);
        if (call == failAt || (forEver && call > failAt))
            throw FileFault.Of(operation, path, errorNumber);
    }
}

/// <summary>Keeps all calls in order and can act before one.</summary>
sealed class RecordingFileOps(Action<string, string>? before = null) : InterceptingFileOps
{
    public List<(string Operation, string Path, string? Target)> Log { get; } = [];

    protected override void Before(string operation, string path, string? target = null)
    {
        before?.Invoke(operation, path);
        lock (Log)
            Log.Add((operation, path, target));
    }
}
