namespace DunnHumbyColumnar;

/// <summary>A store that has no snapshot: no folder, or no CURRENT file in it.</summary>
public sealed class SnapshotMissingException : DunnHumbyException
{
    internal SnapshotMissingException(string store, bool isFile = false)
        : base(isFile
            ? $"{store} is a file, not a store; a store is a folder that an ingest makes."
            : $"{store}: no snapshot here (no CURRENT file); run an ingest into this store first.")
    {
    }
}
