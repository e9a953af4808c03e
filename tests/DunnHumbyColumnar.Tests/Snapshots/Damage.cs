namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>What may come of a damaged file.</summary>
static class Damage
{
    /// <summary>
    /// The error of a store with a damaged file, which names it; null: the store reads as it was written, which it may if the
    /// file is as it was, or if it is the pointer to the gold tables and names none. A pointer and its manifest that
    /// disagree: either may be the damaged one.
    /// </summary>
    public static SnapshotCorruptException? FindError(TinyStore store, MemoryDisk disk, string file)
    {
        if (store.Read(disk) is not { } error)
            return file.EndsWith("/GOLD", StringComparison.Ordinal) || disk[file].AsSpan().SequenceEqual(store.Disk[file])
                ? null
                : throw new InvalidOperationException("a damaged file was read");
        string name = file[(TinyStore.Root.Length + 1)..];
        string folder = name switch { "CURRENT" => "snapshots/", "GOLD" => "gold/", _ => "-" };
        return error.File == name || (error.File.StartsWith(folder, StringComparison.Ordinal)
            && error.File.EndsWith("manifest.msgpack", StringComparison.Ordinal))
            ? error
            : throw new InvalidOperationException($"{name} was damaged, and the error is of {error.File}: {error.Message}");
    }

    /// <summary>The damaged bytes in place of a file.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="file">The file.</param>
    /// <param name="bytes">Its new content.</param>
    /// <param name="isSealed">Whether all checksums are made right again.</param>
    public static void Do(MemoryDisk disk, string file, byte[] bytes, bool isSealed)
    {
        disk[file] = bytes;
        if (!isSealed)
            return;
        if (file.EndsWith(".arrow", StringComparison.Ordinal))
            Seal.Contents(disk, file);
        else if (file.EndsWith(".msgpack", StringComparison.Ordinal))
            Seal.Manifest(disk, file, bytes);
    }
}
