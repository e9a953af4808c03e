namespace DunnHumbyColumnar.Snapshots;

/// <summary>Counts who still uses a resource, its owner included; the last to let go releases it. Safe for concurrent callers.</summary>
sealed class ReferenceCount(Type owner, Action release)
{
    int _holds = 1;

    /// <summary>One more user; throws <see cref="ObjectDisposedException"/> if all have let go.</summary>
    public IDisposable Take()
    {
        int seen = Volatile.Read(ref _holds);
        while (true)
        {
            ObjectDisposedException.ThrowIf(seen == 0, owner);
            int before = Interlocked.CompareExchange(ref _holds, seen + 1, seen);
            if (before == seen)
                return new Hold(this);
            seen = before;
        }
    }

    /// <summary>The owner's own share; to be called once.</summary>
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
