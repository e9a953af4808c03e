using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Runtime;

/// <summary>The kind of what lies at a path, without opening it: a pipe that is opened waits for its other end.</summary>
static partial class PathKind
{
    const int CurrentFolder = -100;
    const int NoFollow = 0x100;
    const uint FileType = 0x1;
    const int StatusBytes = 256;
    const int ModeOffset = 28;

    /// <exception cref="StoreIOException">The status cannot be read.</exception>
    public static FileKind Get(string path, bool followLinks)
    {
        if (!OperatingSystem.IsLinux())
            return Portable(path, followLinks);
        if (TryGet(path, followLinks, out var kind))
            return kind;
        const int notDirectory = 20;
        return Marshal.GetLastPInvokeError() is FileFault.NoSuchFile or notDirectory
            ? FileKind.Missing
            : throw FileFault.FromLastError("stat", path);
    }

    /// <summary>By Linux's statx, whose layout is the same on every architecture. False: see the last error.</summary>
    static unsafe bool TryGet(string path, bool followLinks, out FileKind kind)
    {
        byte* buffer = stackalloc byte[StatusBytes];
        kind = default;
        if (Statx(CurrentFolder, path, followLinks ? 0 : NoFollow, FileType, buffer) != 0)
            return false;
        kind = (*(ushort*)(buffer + ModeOffset) & 0xF000) switch
        {
            0x8000 => FileKind.File,
            0x4000 => FileKind.Directory,
            _ => FileKind.Other,
        };
        return true;
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

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Statx(int folder, string path, int flags, uint mask, byte* buffer);
}
