using DunnHumbyColumnar.Runtime;
using Microsoft.Win32.SafeHandles;

namespace DunnHumbyColumnar.Csv;

/// <summary>One open CSV file: its bytes by offset, and whether it is still the file that was opened.</summary>
sealed class SourceFile : IDisposable
{
    readonly SafeFileHandle _handle;
    readonly string _path;

    SourceFile(string path, string name, SafeFileHandle handle)
    {
        _path = path;
        _handle = handle;
        Name = name;
        Size = RandomAccess.GetLength(handle);
        ModifiedTicksUtc = File.GetLastWriteTimeUtc(path).Ticks;
    }

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>Bytes when opened.</summary>
    public long Size { get; }

    /// <summary>Time of last write when opened.</summary>
    public long ModifiedTicksUtc { get; }

    public static SourceFile Open(string path, string name)
    {
        if (!File.Exists(path))
            throw new InputDataException(FaultCode.MissingFile, name, $"there is no such file in {Path.GetDirectoryName(path)}");
        if (PathKind.Get(path, followLinks: true) != FileKind.File)
            throw new InputDataException(
                FaultCode.MissingFile, name, $"in {Path.GetDirectoryName(path)} it is a pipe or a device, not a file");
        return Guard("open", path, () => new SourceFile(path, name, File.OpenHandle(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess)));
    }

    /// <summary>Fills the destination from an offset; fewer bytes only at the end of the file as it was when opened.</summary>
    public int Read(long offset, Span<byte> destination)
    {
        int wanted = (int)Math.Min(destination.Length, Size - offset);
        int done = 0;
        while (done < wanted)
        {
            int read;
            try
            {
                read = RandomAccess.Read(_handle, destination[done..wanted], offset + done);
            }
            catch (IOException failure)
            {
                throw FileFault.From("read", _path, failure);
            }

            if (read == 0)
                throw Changed();
            done += read;
        }

        return done;
    }

    /// <summary>Throws if the size or the time of last write has changed since the file was opened.</summary>
    public void CheckUnchanged()
    {
        long size = Guard("stat", _path, () => RandomAccess.GetLength(_handle));
        if (size != Size || !File.Exists(_path) || File.GetLastWriteTimeUtc(_path).Ticks != ModifiedTicksUtc)
            throw Changed();
    }

    public void Dispose() => _handle.Dispose();

    InputDataException Changed() => new(FaultCode.FileChanged, Name, "the file changed while it was read; retry when its writer is done");

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
