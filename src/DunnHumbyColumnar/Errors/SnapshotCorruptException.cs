namespace DunnHumbyColumnar;

/// <summary>A stored file is not what the manifest says: damaged, truncated, extended, missing or foreign.</summary>
public sealed class SnapshotCorruptException : DunnHumbyException
{
    internal SnapshotCorruptException(string file, string what, Exception? inner = null)
        : base($"{file}: {what}; restore the store from a copy or ingest again.", inner) => File = file;

    internal SnapshotCorruptException(string file, long block, int blockBytes, string expected, string actual)
        : base(
            $"{file}: block {block} (of {blockBytes} bytes each, from 0) is damaged: expected {expected}, found {actual}; "
            + "restore the store from a copy or ingest again.")
    {
        File = file;
        Block = block;
    }

    /// <summary>The damaged file, relative to the store.</summary>
    public string File { get; }

    /// <summary>0-based index of the damaged block; null where the fault is not one of block contents.</summary>
    public long? Block { get; }
}
