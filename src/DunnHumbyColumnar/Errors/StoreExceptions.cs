using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>A store that has no snapshot: no folder, or no CURRENT file in it.</summary>
public sealed class SnapshotMissingException : DunnHumbyException
{
    internal SnapshotMissingException(string store)
        : base($"{store}: no snapshot here (no CURRENT file); run an ingest into this store first.")
    {
    }
}

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

/// <summary>Another process holds the store's write lock.</summary>
public sealed class StoreLockedException : DunnHumbyException
{
    internal StoreLockedException(string store, string holder)
        : base($"{store}: locked for writing by {holder}; wait for it to finish.") => Holder = holder;

    /// <summary>What the holder wrote about itself: process id and start time.</summary>
    public string Holder { get; }
}

/// <summary>A read or a write failed.</summary>
public sealed class StoreIOException : DunnHumbyException
{
    internal StoreIOException(string operation, string file, int errorNumber, string reason, Exception? inner = null)
        : base(
            $"{file}: {operation} failed: {reason} (errno {errorNumber}); "
            + "the data published before is unchanged, retry when the cause is repaired.", inner)
    {
        File = file;
        ErrorNumber = errorNumber;
    }

    /// <summary>The file the operation was on.</summary>
    public string File { get; }

    /// <summary>The operating system's error number; 0 if it gave none.</summary>
    public int ErrorNumber { get; }
}

/// <summary>The work would need more memory than it was allowed; thrown before the memory is taken.</summary>
public sealed class MemoryBudgetException : DunnHumbyException
{
    internal MemoryBudgetException(string work, long neededBytes, long budgetBytes)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"{work} needs about {neededBytes >> 10:N0} KiB, the memory budget is {budgetBytes >> 10:N0} KiB; "
            + $"raise the budget or narrow the work."))
    {
        NeededBytes = neededBytes;
        BudgetBytes = budgetBytes;
    }

    /// <summary>Estimated need in bytes.</summary>
    public long NeededBytes { get; }

    /// <summary>The budget in bytes.</summary>
    public long BudgetBytes { get; }
}
