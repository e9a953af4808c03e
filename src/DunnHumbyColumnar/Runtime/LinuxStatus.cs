using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Runtime;

/// <summary>What Linux's statx says of a path; its layout is the same on every architecture.</summary>
readonly partial record struct LinuxStatus(FileKind Kind, ulong Device, ulong Number)
{
    const int CurrentFolder = -100;
    const int NoFollow = 0x100;
    const uint TypeAndNumber = 0x101;
    const int StatusBytes = 256;
    const int ModeOffset = 28;
    const int NumberOffset = 32;
    const int DeviceOffset = 136;

    /// <summary>Reads the status. False: see the last error.</summary>
    public static unsafe bool TryGet(string path, bool followLinks, out LinuxStatus status)
    {
        byte* buffer = stackalloc byte[StatusBytes];
        status = default;
        if (Statx(CurrentFolder, path, followLinks ? 0 : NoFollow, TypeAndNumber, buffer) != 0)
            return false;
        var kind = (*(ushort*)(buffer + ModeOffset) & 0xF000) switch
        {
            0x8000 => FileKind.File,
            0x4000 => FileKind.Directory,
            _ => FileKind.Other,
        };
        status = new(kind, *(ulong*)(buffer + DeviceOffset), *(ulong*)(buffer + NumberOffset));
        return true;
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Statx(int folder, string path, int flags, uint mask, byte* buffer);
}
