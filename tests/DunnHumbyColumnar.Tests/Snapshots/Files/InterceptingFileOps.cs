using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>File operations with a look at each call before and after it happens.</summary>
abstract class InterceptingFileOps(IFileOps? inner = null) : IFileOps
{
    readonly IFileOps _inner = inner ?? RealFileOps.Instance;

    /// <summary>Whether what is written is forced to the disk.</summary>
    protected virtual bool Syncs => true;

    /// <summary>Called before each call; what it throws is the call's outcome.</summary>
    protected abstract void Before(string operation, string path, string? target = null);

    /// <summary>Called after each call that changes something; what it throws is the call's outcome.</summary>
    protected virtual void After(string operation, string path)
    {
    }

    public IStoreFile Create(string path)
    {
        Before("create", path);
        var file = new OpenFile(this, path, _inner.Create(path));
        return AfterOpening("create", path, file);
    }

    public IStoreFile OpenRead(string path)
    {
        Before("open", path);
        return new OpenFile(this, path, _inner.OpenRead(path));
    }

    public IDisposable? TryLock(string path)
    {
        Before("lock", path);
        return AfterOpening("lock", path, _inner.TryLock(path));
    }

    public virtual FileKind KindOf(string path)
    {
        Before("stat", path);
        return _inner.KindOf(path);
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
        After("mkdir", path);
    }

    public void RemoveDirectory(string path)
    {
        Before("rmdir", path);
        _inner.RemoveDirectory(path);
        After("rmdir", path);
    }

    public void Unlink(string path)
    {
        Before("unlink", path);
        _inner.Unlink(path);
        After("unlink", path);
    }

    public void Rename(string from, string to)
    {
        Before("rename", from, to);
        _inner.Rename(from, to);
        After("rename", from);
    }

    public void SyncDirectory(string path)
    {
        Before("fsync-folder", path);
        if (Syncs)
            _inner.SyncDirectory(path);
        After("fsync-folder", path);
    }

    T AfterOpening<T>(string operation, string path, T opened)
        where T : IDisposable?
    {
        try
        {
            After(operation, path);
            return opened;
        }
        catch
        {
            opened?.Dispose();
            throw;
        }
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
            owner.After("write", path);
        }

        public int Read(Span<byte> buffer, long offset)
        {
            owner.Before("read", path);
            return inner.Read(buffer, offset);
        }

        public void Sync()
        {
            owner.Before("fsync", path);
            if (owner.Syncs)
                inner.Sync();
            owner.After("fsync", path);
        }

        public MappedBytes Map(long length)
        {
            owner.Before("map", path);
            return inner.Map(length);
        }

        public void Dispose() => inner.Dispose();
    }
}

/// <summary>How a call fails.</summary>
enum CallFailure
{
    Once,

    /// <summary>It and all calls after it.</summary>
    ForEver,

    /// <summary>It is done, and a failure is told; calls that change nothing do not fail.</summary>
    AfterDone,
}

/// <summary>Fails the Nth call (from 1) with an error number; counts calls.</summary>
sealed class FailingFileOps(
    int failAt, int errorNumber, CallFailure failure = CallFailure.Once, Func<string, string, bool>? only = null, IFileOps? inner = null)
    : InterceptingFileOps(inner)
{
    int _calls;

    public int Calls => _calls;

    /// <summary>Whether a failure was told.</summary>
    public bool HasFailed { get; private set; }

    protected override void Before(string operation, string path, string? target = null)
    {
        if (only is not null && !only(operation, path))
            return;
        int call = Interlocked.Increment(ref _calls);
        if ((call == failAt && failure != CallFailure.AfterDone) || (failure == CallFailure.ForEver && call > failAt))
            Fail(operation, path);
    }

    protected override void After(string operation, string path)
    {
        if (failure == CallFailure.AfterDone && _calls == failAt)
            Fail(operation, path);
    }

    void Fail(string operation, string path)
    {
        HasFailed = true;
        throw FileFault.From(operation, path, errorNumber);
    }
}

/// <summary>Does something before each call.</summary>
sealed class TamperingFileOps(Action<string, string> before, IFileOps? inner = null) : InterceptingFileOps(inner)
{
    protected override void Before(string operation, string path, string? target = null) => before(operation, path);
}
