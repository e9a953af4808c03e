using System.Globalization;

namespace DunnHumbyColumnar;

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
