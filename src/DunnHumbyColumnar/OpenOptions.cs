using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar;

/// <summary>How a store is opened. Immutable.</summary>
public sealed record OpenOptions
{
    /// <summary>Threads a query uses, 1 to 1,024; results do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Reads and checks all columns at once rather than each on first use.</summary>
    public bool LoadAll { get; init; }

    /// <summary>
    /// Uses column bytes in memory-mapped files instead of copying them. For local disks only: a mapped byte that
    /// the medium cannot deliver ends the process.
    /// </summary>
    public bool MemoryMap { get; init; }

    /// <summary>
    /// Bytes that loaded columns and working memory may take together; null: half of the machine's memory, or of the limit of the control
    /// group if that is smaller. What would exceed it is refused before the memory is taken:
    /// <see cref="MemoryBudgetException"/>. Calls at the same time share it. A result counts until it is returned.
    /// </summary>
    public long? MemoryBudgetBytes { get; init; }

    /// <summary>
    /// Reads a gold table that is stored with the options asked for, rather than computing it. The answers are the same.
    /// </summary>
    public bool UseStoredGold { get; init; } = true;

    internal MemoryBudget CreateBudget() => new(MemoryBudgetBytes ?? MemoryBudget.DefaultBytes);

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Threads, 1024);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MemoryBudgetBytes ?? 1, nameof(MemoryBudgetBytes));
    }
}
