namespace DunnHumbyColumnar.Csv;

/// <summary>Reorder buffer: items arrive in any order, from any thread, and are emitted in index order, one at a time.</summary>
sealed class ReorderBuffer<T>(int count, Action<T>? emit)
    where T : class
{
    readonly Lock _gate = new();
    readonly T?[] _items = new T?[count];
    int _next;

    /// <summary>All items; valid once all are set.</summary>
    public IEnumerable<T> Items => _items.Select(item => item!);

    public void Set(int index, T item)
    {
        lock (_gate)
        {
            _items[index] = item;
            while (_next < _items.Length && _items[_next] is { } next)
            {
                emit?.Invoke(next);
                _next++;
            }
        }
    }
}
