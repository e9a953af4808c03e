namespace DunnHumbyColumnar.Csv;

/// <summary>
/// The keys seen so far in a table whose key column must be unique. Not thread-safe: such tables are read one chunk after another.
/// </summary>
sealed class UniqueKeys(int column)
{
    readonly HashSet<long> _keys = [];
    readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    readonly List<long> _uncommitted = [];
    readonly List<string> _uncommittedTexts = [];

    public int Column { get; } = column;

    /// <summary>Whether the key is new.</summary>
    public bool Add(long key)
    {
        if (!_keys.Add(key))
            return false;
        _uncommitted.Add(key);
        return true;
    }

    /// <summary>As <see cref="Add(long)"/>, of a key that is a text.</summary>
    public bool Add(string key)
    {
        if (!_texts.Add(key))
            return false;
        _uncommittedTexts.Add(key);
        return true;
    }

    /// <summary>Makes the keys added so far permanent.</summary>
    public void Commit()
    {
        _uncommitted.Clear();
        _uncommittedTexts.Clear();
    }

    /// <summary>Removes the keys added since the last commit.</summary>
    public void Rollback()
    {
        foreach (long key in _uncommitted)
            _keys.Remove(key);
        foreach (string key in _uncommittedTexts)
            _texts.Remove(key);
        Commit();
    }
}
