using System.Buffers;

namespace DunnHumbyColumnar.Runtime;

/// <summary>
/// Arrays on loan from the shared pool for one query, returned together: memory that is used again and again is not faulted in anew each time. What they hold at first is
/// anything. Not thread-safe.
/// </summary>
sealed class Scratch : IDisposable
{
    readonly List<(Array Array, Action GiveBack)> _loans = [];

    /// <summary>An array of at least so many elements.</summary>
    public T[] Rent<T>(int length)
        where T : unmanaged
    {
        var array = ArrayPool<T>.Shared.Rent(length);
        _loans.Add((array, () => ArrayPool<T>.Shared.Return(array)));
        return array;
    }

    /// <summary>Returns an array before the others, if it is one of them.</summary>
    public void GiveBack(Array array)
    {
        int loan = _loans.FindLastIndex(loan => loan.Array == array);
        if (loan < 0)
            return;
        _loans[loan].GiveBack();
        _loans.RemoveAt(loan);
    }

    public void Dispose()
    {
        foreach (var (_, giveBack) in _loans)
            giveBack();
        _loans.Clear();
    }
}
