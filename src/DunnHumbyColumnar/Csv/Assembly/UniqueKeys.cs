namespace DunnHumbyColumnar.Csv;

/// <summary>The keys met so far in a table whose key column must be unique. Not thread-safe: such tables are read chunk after chunk.</summary>
sealed class UniqueKeys(int column)
{
    readonly HashSet<long> _keys = [];
    readonly List<long> _sinceMark = [];

    public int Column { get; } = column;

    public bool Add(long key)
    {
        if (!_keys.Add(key))
            return false;
        _sinceMark.Add(key);
        return true;
    }

    /// <summary>What was added before cannot be undone any more.</summary>
    public void Mark() => _sinceMark.Clear();

    /// <summary>Forgets the keys added since the mark.</summary>
    public void Undo()
    {
        foreach (long key in _sinceMark)
            _keys.Remove(key);
        _sinceMark.Clear();
    }
}
