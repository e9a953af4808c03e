namespace DunnHumbyColumnar.Runtime;

/// <summary>
/// A value made on first use, by one thread while others wait. Unlike <see cref="Lazy{T}"/> it does not cache failures: after a read error,
/// say, the next use tries again. Safe for concurrent readers.
/// </summary>
sealed class LoadOnce<T>(Func<T> load)
{
    readonly Lock _gate = new();
    Func<T>? _load = load;
    T? _value;

    public bool IsLoaded => Volatile.Read(ref _load) is null;

    public T Value
    {
        get
        {
            if (!IsLoaded)
                Load();
            return _value!;
        }
    }

    void Load()
    {
        lock (_gate)
        {
            if (_load is null)
                return;
            _value = _load();
            Volatile.Write(ref _load, null);
        }
    }
}
