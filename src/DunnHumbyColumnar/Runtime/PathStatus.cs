using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Runtime;

/// <summary>Type and size of what lies at a path, without opening it: a pipe that is opened waits for its other end.</summary>
static partial class PathStatus
{
    const int CurrentFolder = -100;
    const int NoFollow = 0x100;
    const uint TypeAndSize = 0x203;
    const int StatusBytes = 256;
    const int ModeOffset = 28;
    const int SizeOffset = 40;

    /// <exception cref="StoreIOException">The status cannot be read.</exception>
    public static FileStatus Get(string path, bool followLinks)
    {
        if (!OperatingSystem.IsLinux())
            return Portable(path, followLinks);
        if (TryGet(path, followLinks, out var status))
            return status;
        const int notDirectory = 20;
        return Marshal.GetLastPInvokeError() is FileFault.NoSuchFile or notDirectory
            ? new FileStatus(FileKind.Missing, 0)
            : throw FileFault.FromLastError("stat", path);
    }

    /// <summary>By Linux's statx, whose layout is the same on every architecture. False: see the last error.</summary>
    static unsafe bool TryGet(string path, bool followLinks, out FileStatus status)
    {
        byte* buffer = stackalloc byte[StatusBytes];
        status = default;
        if (Statx(CurrentFolder, path, followLinks ? 0 : NoFollow, TypeAndSize, buffer) != 0)
            return false;
        var kind = (*(ushort*)(buffer + ModeOffset) & 0xF000) switch
        {
            0x8000 => FileKind.File,
            0x4000 => FileKind.Directory,
            _ => FileKind.Other,
        };
        status = new FileStatus(kind, kind == FileKind.File ? *(long*)(buffer + SizeOffset) : 0);
        return true;
    }

    static FileStatus Portable(string path, bool followLinks)
    {
        try
        {
            var info = new FileInfo(path);
            return Directory.Exists(path) ? new FileStatus(FileKind.Directory, 0)
                : !info.Exists ? new FileStatus(FileKind.Missing, 0)
                : info.LinkTarget is not null && !followLinks ? new FileStatus(FileKind.Other, 0)
                : new FileStatus(FileKind.File, info.Length);
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.From("stat", path, failure);
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Statx(int folder, string path, int flags, uint mask, byte* buffer);
}
