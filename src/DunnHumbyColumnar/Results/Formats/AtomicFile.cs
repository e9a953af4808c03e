using System.Globalization;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Results;

/// <summary>Atomic replacement: an output file appears under its name only when it is complete.</summary>
static class AtomicFile
{
    static int _written;

    /// <summary>
    /// Writes a file beside the target and renames it; on failure the target is unchanged and nothing is left over.
    /// Failures throw <see cref="StoreIOException"/>.
    /// </summary>
    public static void Write(string path, Action<Stream> fill)
    {
        string temporary = string.Create(
            CultureInfo.InvariantCulture, $"{path}.tmp-{Environment.ProcessId}-{Interlocked.Increment(ref _written)}");
        try
        {
            try
            {
                using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
                    fill(stream);
                File.Move(temporary, path, overwrite: true);
            }
            catch
            {
                File.Delete(temporary);
                throw;
            }
        }
        catch (Exception failure) when (FileFault.IsFault(failure))
        {
            throw FileFault.From("write", path, failure);
        }
    }
}
