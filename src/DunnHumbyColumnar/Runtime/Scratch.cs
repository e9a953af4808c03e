using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DunnHumbyColumnar.Runtime;

/// <summary>
/// Arrays rented from the shared pool for one piece of work and returned together: reused memory is not faulted in anew each time. Their
/// content is uninitialised. Each is charged to the work's account with all the pool's array takes, until disposal: one that is returned
/// early stays in the pool. Not thread-safe.
/// </summary>
/// <param name="memory">The account.</param>
/// <param name="work">What needs the arrays, the subject of the error's sentence.</param>
sealed class Scratch(MemoryAccount memory, string work) : IDisposable
{
    /// <summary>The shortest array of the pool.</summary>
    const int ShortestArray = 16;

    readonly List<(Array Array, Action Return)> _loans = [];
    long _charged;

    /// <summary>An array of at least this many elements; throws <see cref="MemoryBudgetException"/> if it does not fit.</summary>
    public T[] Rent<T>(int length)
        where T : unmanaged
    {
        Charge(BytesOf<T>(length));
        var array = ArrayPool<T>.Shared.Rent(length);
        _loans.Add((array, () => ArrayPool<T>.Shared.Return(array)));
        return array;
    }

    /// <summary>Charges bytes of arrays that are not the pool's, until disposal, as <see cref="Rent"/> does.</summary>
    public void Charge(long bytes)
    {
        memory.Reserve(work, bytes);
        _charged += bytes;
    }

    /// <summary>What an array of at least this many elements takes: the pool's have powers of two.</summary>
    public static long BytesOf<T>(int length)
        where T : unmanaged =>
        length == 0 ? 0 : (long)BitOperations.RoundUpToPowerOf2((uint)Math.Max(length, ShortestArray)) * Unsafe.SizeOf<T>();

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
        memory.Release(_charged);
        _charged = 0;
    }
}
