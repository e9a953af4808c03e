using System.Text;

namespace DunnHumbyColumnar.Reliability;

/// <summary>The cases that are being tried, in a file: they are known even after the process has died of one.</summary>
sealed class AtHand(string path) : IDisposable
{
    const int Slot = 4096;

    readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read);

    public void Put(int worker, string trial)
    {
        Span<byte> slot = stackalloc byte[Slot];
        slot.Clear();
        Encoding.UTF8.TryGetBytes(trial, slot, out _);
        RandomAccess.Write(_file.SafeFileHandle, slot, (long)worker * Slot);
    }

    /// <summary>The cases that a process had at hand when it ended.</summary>
    public static string[] Read(string path) =>
        [.. File.ReadAllBytes(path).Chunk(Slot).Select(slot => Encoding.UTF8.GetString(slot).TrimEnd('\0'))
            .Where(trial => trial.Length > 0)];

    public void Dispose() => _file.Dispose();
}
