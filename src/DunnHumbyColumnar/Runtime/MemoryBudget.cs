namespace DunnHumbyColumnar.Runtime;

/// <summary>
/// A limit on the bytes that columns and other large buffers may take, native or managed. Charged before each
/// allocation; safe for concurrent callers.
/// </summary>
sealed class MemoryBudget(long? limitBytes)
{
    public static readonly MemoryBudget Unlimited = new(null);

    long _reserved;

    /// <summary>
    /// Runs work that allocates memory for the rest of the owner's life; throws
    /// <see cref="MemoryBudgetException"/> instead if that would exceed the limit.
    /// </summary>
    public T Take<T>(string work, long bytes, Func<T> action)
    {
        Reserve(work, bytes);
        try
        {
            return action();
        }
        catch
        {
            Interlocked.Add(ref _reserved, -bytes);
            throw;
        }
    }

    /// <summary>Reserves bytes; throws <see cref="MemoryBudgetException"/> if that would exceed the limit.</summary>
    public void Reserve(string work, long bytes)
    {
        long after = Interlocked.Add(ref _reserved, bytes);
        if (limitBytes is not { } limit || after <= limit)
            return;
        Interlocked.Add(ref _reserved, -bytes);
        throw new MemoryBudgetException(work, after, limit);
    }
}
