namespace DunnHumbyColumnar.Csv;

/// <summary>The keys met so far in a table whose key column must be unique. Not thread-safe: such tables are read chunk after chunk.</summary>
sealed class UniqueKeys(int column)
{
    readonly HashSet<long> _keys = [];
    readonly List<long> _uncommitted = [];

    public int Column { get; } = column;

    public bool Add(long key)
    {
        if (!_keys.Add(key))
            return false;
        _uncommitted.Add(key);
        return true;
    }

    /// <summary>What was added before cannot be undone any more.</summary>
    public void Commit() => _uncommitted.Clear();

    /// <summary>Forgets the keys added since the mark.</summary>
    public void Rollback()
    {
        foreach (long key in _uncommitted)
            _keys.Remove(key);
        _uncommitted.Clear();
    }
}
