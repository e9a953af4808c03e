using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Runtime;

/// <summary>The kind of what lies at a path, without opening it: a pipe that is opened waits for its other end.</summary>
static class PathKind
{
    /// <exception cref="StoreIOException">The status cannot be read.</exception>
    public static FileKind Get(string path, bool followLinks)
    {
        if (!OperatingSystem.IsLinux())
            return Portable(path, followLinks);
        if (LinuxStatus.TryGet(path, followLinks, out var status))
            return status.Kind;
        const int notDirectory = 20;
        return Marshal.GetLastPInvokeError() is FileFault.NoSuchFile or notDirectory
            ? FileKind.Missing
            : throw FileFault.FromLastError("stat", path);
    }

    static FileKind Portable(string path, bool followLinks)
    {
        try
        {
            var info = new FileInfo(path);
            return Directory.Exists(path) ? FileKind.Directory
                : !info.Exists ? FileKind.Missing
                : info.LinkTarget is not null && !followLinks ? FileKind.Other
                : FileKind.File;
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.From("stat", path, failure);
        }
    }
}
