using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// The platform calls that the base library lacks or whose failures it swallows: .NET 10 ignores a failed fsync, cannot sync a folder,
/// and its File.Move copies across devices.
/// </summary>
static partial class Libc
{
    public const int Interrupted = 4;

    /// <summary>macOS: flush the drive's own cache too.</summary>
    public const int FullSync = 51;

    public const uint ReplaceExisting = 1;
    public const uint WriteThrough = 8;

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Sync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Control(SafeFileHandle file, int command);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial SafeFileHandle OpenForReading(string path, int flags);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Rename(string from, string to);

    [LibraryImport("libc", EntryPoint = "unlink", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Unlink(string path);

    [LibraryImport("kernel32", EntryPoint = "FlushFileBuffers", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool FlushFileBuffers(SafeFileHandle file);

    [LibraryImport("kernel32", EntryPoint = "MoveFileExW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool MoveFile(string from, string to, uint flags);
}
