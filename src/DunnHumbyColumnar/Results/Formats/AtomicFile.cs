using System.Globalization;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Results;

/// <summary>Atomic replacement: an output file appears under its name only when it is complete.</summary>
static class AtomicFile
{
    const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    static int _written;

    /// <summary>
    /// Writes a file beside the target and renames it; on failure the target is unchanged and nothing is left over. A link is followed:
    /// it stays, and the file that it leads to is replaced. A replaced file hands on its permissions; one that nobody may write, and what
    /// is not a file, is not replaced. Failures throw <see cref="StoreIOException"/>.
    /// </summary>
    /// <param name="path">The target.</param>
    /// <param name="fill">Writes the content.</param>
    /// <param name="beforeRename">Is told of the complete file just before it takes the target's name.</param>
    public static void Write(string path, Action<Stream> fill, Action<FileInfo>? beforeRename = null)
    {
        try
        {
            string target = TargetOf(path);
            string temporary = string.Create(
                CultureInfo.InvariantCulture, $"{target}.tmp-{Environment.ProcessId}-{Interlocked.Increment(ref _written)}");
            try
            {
                using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
                    fill(stream);
                if (!OperatingSystem.IsWindows() && File.Exists(target))
                    File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
                beforeRename?.Invoke(new FileInfo(temporary));
                File.Move(temporary, target, overwrite: true);
            }
            catch
            {
                File.Delete(temporary);
                throw;
            }
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.OfOutput(path, failure);
        }
    }

    /// <summary>Where a file of this name would be written: at the end of all links.</summary>
    /// <exception cref="StoreIOException">What lies there may not be replaced.</exception>
    public static string TargetOf(string path)
    {
        switch (PathKind.Get(path, followLinks: true))
        {
            case FileKind.Directory:
                throw FileFault.OfOutput(path, FileFault.IsDirectory);
            case FileKind.Other:
                throw FileFault.OfOutput(path, "it is a device or a pipe, not a file");
            case FileKind.File when IsReadOnly(path):
                throw FileFault.OfOutput(path, "the file there is read-only");
            default:
                return FinalTarget(path);
        }
    }

    static string FinalTarget(string path)
    {
        try
        {
            return new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.OfOutput(path, failure);
        }
    }

    /// <summary>Whether nobody may write a file; the superuser, who could, is not asked.</summary>
    static bool IsReadOnly(string path)
    {
        try
        {
            return OperatingSystem.IsWindows()
                ? (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0
                : (File.GetUnixFileMode(path) & AnyWrite) == 0;
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.OfOutput(path, failure);
        }
    }
}
