using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>How a snapshot is loaded into memory.</summary>
sealed record SnapshotOpenOptions
{
    /// <summary>Reads and checks all columns and dictionaries at once instead of each on first use.</summary>
    public bool LoadAll { get; init; }

    /// <summary>
    /// Hands out column bytes where they lie in mapped files instead of copying them. Whoever reads them holds
    /// <see cref="OpenSnapshot.Acquire"/> meanwhile. A store on a medium that can vanish must be copied: a mapped
    /// byte that cannot be read ends the process.
    /// </summary>
    public bool MemoryMap { get; init; }

    /// <summary>Charged before columns and dictionaries are loaded, mapped ones included; given back when the snapshot closes.</summary>
    public MemoryAccount Memory { get; init; } = MemoryAccount.Unlimited();

    /// <summary>What a store says of itself, by the mapping that it was made with; null: without one.</summary>
    public Func<string?, StoreProfile> ProfileOf { get; init; } = _ => StoreProfile.Reference;

    public int Threads { get; init; } = Environment.ProcessorCount;
}
