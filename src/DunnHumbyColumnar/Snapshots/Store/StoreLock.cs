using System.Globalization;
using System.Text;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>The exclusive write lock of a store: one holder on one machine, released by disposal or by the end of the process.</summary>
sealed class StoreLock : IDisposable
{
    const int MaxHolderBytes = 256;

    readonly IDisposable _held;

    StoreLock(StoreLayout layout, IFileOps files, IDisposable held)
    {
        Layout = layout;
        Files = files;
        _held = held;
    }

    public StoreLayout Layout { get; }

    /// <summary>The file operations it was taken with.</summary>
    public IFileOps Files { get; }

    /// <summary>
    /// Takes the lock, creating the store folder if need be; throws <see cref="StoreLockedException"/> at once if it is held.
    /// </summary>
    public static StoreLock Acquire(string store, IFileOps files)
    {
        var layout = new StoreLayout(store);
        StoreFolder.Prepare(files, layout);
        var held = files.TryLock(layout.Lock) ?? throw new StoreLockedException(layout.Root, ReadHolder(files, layout));
        try
        {
            WriteHolder(files, layout);
        }
        catch
        {
            held.Dispose();
            throw;
        }

        return new StoreLock(layout, files, held);
    }

    public void Dispose() => _held.Dispose();

    /// <summary>Names this process, for the message to whoever finds the lock held; the lock itself is what excludes.</summary>
    static void WriteHolder(IFileOps files, StoreLayout layout)
    {
        if (files.KindOf(layout.Holder) != FileKind.Missing)
            files.Unlink(layout.Holder);
        string text = string.Create(
            CultureInfo.InvariantCulture, $"process {Environment.ProcessId}, since {DateTime.UtcNow:yyyy-MM-ddTHH:mm:ssZ}");
        using var file = files.Create(layout.Holder);
        file.Write(Encoding.UTF8.GetBytes(text), 0);
    }

    static string ReadHolder(IFileOps files, StoreLayout layout)
    {
        // The holder may be between taking the lock and naming itself, or may have died after naming itself.
        const string unknown = "another process";
        try
        {
            return SmallFile.Read(files, layout.Holder, layout.Relative(layout.Holder), MaxHolderBytes) is { Length: > 0 } text
                ? Encoding.UTF8.GetString(text)
                : unknown;
        }
        catch (DunnHumbyException)
        {
            return unknown;
        }
    }
}
