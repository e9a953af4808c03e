using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>The operating system's own calls. Tested on Linux; the branches for macOS and Windows are untested.</summary>
sealed class RealFileOps : IFileOps
{
    public static readonly RealFileOps Instance = new();

    public IStoreFile Create(string path) =>
        new RealFile(path, Guard(
            "create", path, () => File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete)));

    public IStoreFile OpenRead(string path) =>
        new RealFile(
            path, Guard("open", path, () => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)));

    public IDisposable? TryLock(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (IsHeld(failure))
        {
            return null;
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.From("lock", path, failure);
        }
    }

    public FileKind KindOf(string path) => PathKind.Get(path, followLinks: false);

    public string[] List(string directory) => Guard("list", directory, () =>
    {
        string[] names = [.. Directory.EnumerateFileSystemEntries(directory).Select(entry => Path.GetFileName(entry))];
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    });

    public void MakeDirectory(string path) => Guard("mkdir", path, () => Directory.CreateDirectory(path));

    public void RemoveDirectory(string path) => Guard("rmdir", path, () =>
    {
        Directory.Delete(path, recursive: false);
        return true;
    });

    public void Unlink(string path)
    {
        if (OperatingSystem.IsWindows())
            Guard("delete", path, () => DeleteFile(path));
        else if (Libc.Unlink(path) != 0)
            throw FileFault.FromLastError("unlink", path);
    }

    public void Rename(string from, string to)
    {
        bool done =
            OperatingSystem.IsWindows() ? Libc.MoveFile(from, to, Libc.ReplaceExisting | Libc.WriteThrough) : Libc.Rename(from, to) == 0;
        if (!done)
            throw FileFault.FromLastError("rename", to);
    }

    public void SyncDirectory(string path)
    {
        // Windows has no such call; its renames are written through.
        if (OperatingSystem.IsWindows())
            return;
        using var handle = Libc.OpenForReading(path, 0);
        if (handle.IsInvalid)
            throw FileFault.FromLastError("open", path);
        RealFile.Sync(handle, path);
    }

    static bool DeleteFile(string path)
    {
        File.Delete(path);
        return true;
    }

    /// <summary>A lock held elsewhere: EWOULDBLOCK on Linux (11) and macOS (35), a sharing or lock violation on Windows (32, 33).</summary>
    static bool IsHeld(IOException failure) =>
        (failure.HResult & 0xFFFF) is int number
        && (OperatingSystem.IsWindows() ? number is 32 or 33 : OperatingSystem.IsMacOS() ? number == 35 : number == 11);

    static T Guard<T>(string operation, string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.From(operation, path, failure);
        }
    }
}
