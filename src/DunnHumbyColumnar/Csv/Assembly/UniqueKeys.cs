namespace DunnHumbyColumnar.Csv;

/// <summary>
/// The keys seen so far in a table whose key column must be unique. Not thread-safe: such tables are read one chunk after another.
/// </summary>
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

    /// <summary>Makes the keys added so far permanent.</summary>
    public void Commit() => _uncommitted.Clear();

    /// <summary>Removes the keys added since the last commit.</summary>
    public void Rollback()
    {
        foreach (long key in _uncommitted)
            _keys.Remove(key);
        _uncommitted.Clear();
    }
}
