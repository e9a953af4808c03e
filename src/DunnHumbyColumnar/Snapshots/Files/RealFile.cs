using System.Runtime.InteropServices;
using DunnHumbyColumnar.Runtime;
using Microsoft.Win32.SafeHandles;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>A file of the operating system.</summary>
sealed class RealFile(string path, SafeFileHandle handle) : IStoreFile
{
    public long Length()
    {
        try
        {
            return RandomAccess.GetLength(handle);
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.From("stat", path, failure);
        }
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(handle, bytes, offset);
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.From("write", path, failure);
        }
    }

    public int Read(Span<byte> buffer, long offset)
    {
        int done = 0;
        try
        {
            while (done < buffer.Length && RandomAccess.Read(handle, buffer[done..], offset + done) is > 0 and int read)
                done += read;
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.From("read", path, failure);
        }

        return done;
    }

    public void Sync() => Sync(handle, path);

    public MappedBytes Map(long length)
    {
        try
        {
            return new MappedBytes(handle, length);
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.From("map", path, failure);
        }
    }

    public void Dispose() => handle.Dispose();

    /// <summary>
    /// fsync with its result checked; F_FULLFSYNC on macOS, where fsync stops at the drive's cache, and
    /// FlushFileBuffers on Windows (neither tested here).
    /// </summary>
    public static void Sync(SafeFileHandle handle, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            if (!Libc.FlushFileBuffers(handle))
                throw FileFault.FromLastError("flush", path);
            return;
        }

        // Not every file system supports F_FULLFSYNC; fall back to fsync.
        if (OperatingSystem.IsMacOS() && Libc.Control(handle, Libc.FullSync) != -1)
            return;
        while (Libc.Sync(handle) != 0)
            if (Marshal.GetLastPInvokeError() != Libc.Interrupted)
                throw FileFault.FromLastError("fsync", path);
    }
}
