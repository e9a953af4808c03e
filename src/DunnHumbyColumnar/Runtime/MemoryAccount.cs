namespace DunnHumbyColumnar.Runtime;

/// <summary>
/// What one owner has taken of a <see cref="MemoryBudget"/>: a piece of work until it hands its result over, an open snapshot until it
/// closes. Disposal gives all of it back. Safe for concurrent callers.
/// </summary>
sealed class MemoryAccount(MemoryBudget budget) : IDisposable
{
    long _taken;

    public MemoryBudget Budget => budget;

    /// <summary>What the owner has taken.</summary>
    public long TakenBytes => Volatile.Read(ref _taken);

    /// <summary>An account of a budget that nothing exceeds.</summary>
    public static MemoryAccount Unlimited() => new(MemoryBudget.Unlimited());

    /// <summary>Takes bytes; throws <see cref="MemoryBudgetException"/> if that would exceed the budget.</summary>
    /// <param name="work">What needs them, the subject of the error's sentence.</param>
    /// <param name="bytes">How many.</param>
    public void Reserve(string work, long bytes)
    {
        if (!TryReserve(bytes))
            throw Exceeded(work, bytes);
    }

    /// <summary>Takes bytes; false, with nothing taken, if that would exceed the budget.</summary>
    public bool TryReserve(long bytes)
    {
        if (!budget.TryTake(bytes))
            return false;
        Interlocked.Add(ref _taken, bytes);
        return true;
    }

    /// <summary>Gives bytes back before the rest.</summary>
    public void Release(long bytes)
    {
        Interlocked.Add(ref _taken, -bytes);
        budget.Release(bytes);
    }

    /// <summary>Runs work that allocates memory for the rest of the owner's life; gives it back if the work fails.</summary>
    public T Take<T>(string work, long bytes, Func<T> action)
    {
        Reserve(work, bytes);
        try
        {
            return action();
        }
        catch
        {
            Release(bytes);
            throw;
        }
    }

    /// <summary>The error of work that needs more than there is.</summary>
    public MemoryBudgetException Exceeded(string work, long bytes) => new(work, bytes, budget.TakenBytes, budget.LimitBytes);

    public void Dispose() => budget.Release(Interlocked.Exchange(ref _taken, 0));
}
