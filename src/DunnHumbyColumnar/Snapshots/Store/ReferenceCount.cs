namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Reference counting: the owner and each user hold a reference, and releasing the last one releases the resource. Safe for concurrent
/// callers.
/// </summary>
sealed class ReferenceCount(Action release)
{
    int _holds = 1;

    /// <summary>Adds a reference until disposal; throws <see cref="ObjectDisposedException"/> if none is left.</summary>
    public IDisposable Take()
    {
        int seen = Volatile.Read(ref _holds);
        while (true)
        {
            if (seen == 0)
                throw Closed();
            int before = Interlocked.CompareExchange(ref _holds, seen + 1, seen);
            if (before == seen)
                return new Hold(this);
            seen = before;
        }
    }

    /// <summary>The store has been closed. The types that hold it say nothing to callers, who know the facade.</summary>
    public static ObjectDisposedException Closed() => new("Journey");

    /// <summary>Releases the owner's reference; call once.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _holds) == 0)
            release();
    }

    sealed class Hold(ReferenceCount count) : IDisposable
    {
        ReferenceCount? _count = count;

        public void Dispose() => Interlocked.Exchange(ref _count, null)?.Release();
    }
}
