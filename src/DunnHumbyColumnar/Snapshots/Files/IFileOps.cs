using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Every file-system call of a store, one method per call, so that tests can fail each of them and record their order.
/// A call that fails throws <see cref="StoreIOException"/> with the file and the error number.
/// </summary>
interface IFileOps
{
    /// <summary>Creates a file that must not exist yet, for writing and reading back.</summary>
    IStoreFile Create(string path);

    /// <summary>Opens a file for reading; the caller has made sure by <see cref="KindOf"/> that it is a regular one.</summary>
    IStoreFile OpenRead(string path);

    /// <summary>
    /// Creates the file if need be and locks it until disposal; null if another handle, of this process or any other,
    /// holds the lock. Locks end with their process.
    /// </summary>
    IDisposable? TryLock(string path);

    /// <summary>What lies at a path; links are not followed.</summary>
    FileKind KindOf(string path);

    /// <summary>Names in a folder, in ordinal order.</summary>
    string[] List(string directory);

    /// <summary>Creates a folder and the missing ones above it; it may exist.</summary>
    void MakeDirectory(string path);

    /// <summary>Removes an empty folder.</summary>
    void RemoveDirectory(string path);

    void Unlink(string path);

    /// <summary>Renames a file, replacing the target, or a folder, whose target must not exist. Never copies.</summary>
    void Rename(string from, string to);

    /// <summary>Makes a folder's entries durable.</summary>
    void SyncDirectory(string path);
}
