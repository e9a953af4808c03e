using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>The work would need more memory than the budget has left; thrown before the memory is taken.</summary>
public sealed class MemoryBudgetException : DunnHumbyException
{
    const int BytesPerUnit = 1024;

    internal MemoryBudgetException(string work, long neededBytes, long takenBytes, long budgetBytes)
        : base(
            $"{work} needs about {Units(neededBytes)}, the memory budget is {Units(budgetBytes)}"
            + $"{(takenBytes > 0 ? $", of which {Units(takenBytes)} are taken" : "")}; raise the budget or narrow the work.")
    {
        NeededBytes = neededBytes;
        TakenBytes = takenBytes;
        BudgetBytes = budgetBytes;
    }

    /// <summary>Estimated bytes that the work needs beyond those that are taken.</summary>
    public long NeededBytes { get; }

    /// <summary>Bytes of the budget that loaded columns and other work have taken.</summary>
    public long TakenBytes { get; }

    /// <summary>The budget in bytes.</summary>
    public long BudgetBytes { get; }

    static string Units(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{(bytes / BytesPerUnit) + (bytes % BytesPerUnit > 0 ? 1 : 0):N0} KiB");
}
