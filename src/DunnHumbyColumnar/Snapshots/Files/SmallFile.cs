using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>Whole files read at once: commit pointers and manifests.</summary>
static class SmallFile
{
    /// <summary>
    /// All bytes; null if there is no file. Anything but a regular file of at most <paramref name="limit"/> bytes is corruption.
    /// </summary>
    public static byte[]? Read(IFileOps files, string path, string name, int limit)
    {
        using var file = TryOpen(files, path, name);
        if (file is null)
            return null;
        long length = file.Length();
        if (length > limit)
            throw new SnapshotCorruptException(name, $"expected at most {limit} bytes, found {length}");
        byte[] content = new byte[length];
        int read = file.Read(content, 0);
        return read == length ? content : throw new SnapshotCorruptException(name, $"expected {length} bytes, found {read}");
    }

    /// <summary>Opens a regular file; null if there is none. A pipe in its place is recognised before an open could wait on it.</summary>
    public static IStoreFile? TryOpen(IFileOps files, string path, string name)
    {
        var kind = files.KindOf(path);
        if (kind is FileKind.Directory or FileKind.Other)
            throw new SnapshotCorruptException(
                name, kind == FileKind.Directory ? "expected a file, found a folder" : "expected a regular file, found something else");
        if (kind == FileKind.Missing)
            return null;
        try
        {
            return files.OpenRead(path);
        }
        catch (StoreIOException failure) when (failure.ErrorNumber == FileFault.NoSuchFile)
        {
            return null;
        }
    }
}
