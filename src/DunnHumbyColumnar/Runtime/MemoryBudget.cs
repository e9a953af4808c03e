namespace DunnHumbyColumnar.Runtime;

/// <summary>
/// The bytes that columns and working memory may take together, native or managed: charged before each allocation, through the
/// <see cref="MemoryAccount"/> of its owner. Safe for concurrent callers.
/// </summary>
/// <param name="limitBytes">The limit.</param>
sealed class MemoryBudget(long limitBytes)
{
    long _taken;

    /// <summary>The limit where none is given: half of <see cref="MachineMemory.Bytes"/>.</summary>
    public static long DefaultBytes => MachineMemory.Bytes / 2;

    public long LimitBytes { get; } = limitBytes;

    public long TakenBytes => Volatile.Read(ref _taken);

    public long FreeBytes => LimitBytes - TakenBytes;

    /// <summary>A budget that nothing exceeds.</summary>
    public static MemoryBudget Unlimited() => new(long.MaxValue);

    /// <summary>Takes bytes; false, with nothing taken, if that would exceed the limit.</summary>
    public bool TryTake(long bytes)
    {
        while (true)
        {
            long taken = TakenBytes;
            if (bytes > LimitBytes - taken)
                return false;
            if (Interlocked.CompareExchange(ref _taken, taken + bytes, taken) == taken)
                return true;
        }
    }

    /// <summary>Gives bytes back.</summary>
    public void Release(long bytes) => Interlocked.Add(ref _taken, -bytes);
}
