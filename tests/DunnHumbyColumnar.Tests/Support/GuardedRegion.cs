using System.ComponentModel;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Some pages of memory between two that end the process when they are touched. Linux only.</summary>
sealed unsafe partial class GuardedRegion : IDisposable
{
    const int Pages = 16;
    const int ReadAndWrite = 3;
    const int PrivateAndAnonymous = 0x22;

    static readonly int Page = Environment.SystemPageSize;

    readonly byte* _mapped;

    public GuardedRegion()
    {
        _mapped = Map(null, MappedBytes, 0, PrivateAndAnonymous, -1, 0);
        if (_mapped == (byte*)-1 || Protect(_mapped + Page, Capacity, ReadAndWrite) != 0)
            throw new Win32Exception();
    }

    static nuint MappedBytes => (nuint)((Pages + 2) * Page);

    static nuint Capacity => (nuint)(Pages * Page);

    /// <summary>
    /// Memory of so many bytes, whose first byte follows a guard page, or whose last lies so many bytes before the other.
    /// </summary>
    public byte* Place(int bytes, bool isFirst, int bytesBehind)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((nuint)(bytes + bytesBehind), Capacity);
        return isFirst ? _mapped + Page : _mapped + Page + Capacity - bytesBehind - bytes;
    }

    public void Dispose() => Unmap(_mapped, MappedBytes);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial byte* Map(byte* address, nuint bytes, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(byte* address, nuint bytes, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(byte* address, nuint bytes);
}
