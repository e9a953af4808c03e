using System.Buffers;

namespace DunnHumbyColumnar.Runtime;

/// <summary>
/// Arrays rented from the shared pool for one query and returned together: reused memory is not faulted in anew each time. Their
/// content is uninitialised. Not thread-safe.
/// </summary>
sealed class Scratch : IDisposable
{
    readonly List<(Array Array, Action Return)> _loans = [];

    /// <summary>An array of at least this many elements.</summary>
    public T[] Rent<T>(int length)
        where T : unmanaged
    {
        var array = ArrayPool<T>.Shared.Rent(length);
        _loans.Add((array, () => ArrayPool<T>.Shared.Return(array)));
        return array;
    }

    /// <summary>Returns an array early; does nothing if it is not rented here.</summary>
    public void Return(Array array)
    {
        int loan = _loans.FindLastIndex(loan => loan.Array == array);
        if (loan < 0)
            return;
        _loans[loan].Return();
        _loans.RemoveAt(loan);
    }

    public void Dispose()
    {
        foreach (var (_, release) in _loans)
            release();
        _loans.Clear();
    }
}
