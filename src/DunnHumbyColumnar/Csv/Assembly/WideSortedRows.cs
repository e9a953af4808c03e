using System.Numerics;
using System.Runtime.CompilerServices;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// A table as whole columns in final order: LSD radix sort of row numbers by one 64-bit key, which packs as many leading sort columns as
/// fit, then a comparison sort of ties by the remaining columns. Rows that are in order already are left alone.
/// </summary>
sealed class WideSortedRows : SortedRows
{
    readonly int[]?[] _narrow;
    readonly long[]?[] _wide;

    WideSortedRows(int[]?[] narrow, long[]?[] wide, int rows)
    {
        _narrow = narrow;
        _wide = wide;
        Count = rows;
    }

    public override long Count { get; }

    /// <param name="spec">The table.</param>
    /// <param name="narrow">Int32 columns in file order, null where the column is wide; replaced by sorted ones.</param>
    /// <param name="wide">Int64 columns in file order, null where the column is narrow; replaced by sorted ones.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="cancellationToken">Checked between units of work.</param>
    public static WideSortedRows Sort(
        TableSpec spec, int[]?[] narrow, long[]?[] wide, int rows, int threads, CancellationToken cancellationToken)
    {
        var sorted = new WideSortedRows(narrow, wide, rows);
        if (sorted.FindOrder([.. spec.FullSortOrder()], rows, cancellationToken) is { } order)
        {
            Workers.Run(
                threads,
                narrow.Length,
                (_, c) =>
                {
                    if (narrow[c] is { } values)
                        narrow[c] = Gather(values, order);
                    else
                        wide[c] = Gather(wide[c]!, order);
                },
                cancellationToken);
        }

        return sorted;
    }

    public override void Read<T>(int column, long start, Span<T> destination)
    {
        if (_narrow[column] is { } narrow)
            Convert<int, T>(narrow.AsSpan((int)start, destination.Length), destination);
        else
            Convert<long, T>(_wide[column]!.AsSpan((int)start, destination.Length), destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> values, Span<TTo> destination)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo>
    {
        for (int i = 0; i < values.Length; i++)
            destination[i] = TTo.CreateTruncating(values[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static T[] Gather<T>(T[] values, int[] order)
        where T : unmanaged
    {
        T[] gathered = LargeArray.Allocate<T>(order.Length);
        for (int i = 0; i < order.Length; i++)
            gathered[i] = values[order[i]];
        return gathered;
    }

    int[]? FindOrder(int[] columns, int rows, CancellationToken cancellationToken)
    {
        ulong[] keys = LargeArray.Allocate<ulong>(rows);
        Array.Clear(keys);
        int packed = PackKeys(columns, keys, cancellationToken);
        var rest = columns.AsSpan(packed).ToArray();
        if (RadixSort.IsSorted<ulong>(keys) && !HasTieOutOfOrder(keys, rest))
            return null;
        int[] order = LargeArray.Allocate<int>(rows);
        for (int i = 0; i < rows; i++)
            order[i] = i;
        RadixSort.Sort(keys, order, LargeArray.Allocate<ulong>(rows), LargeArray.Allocate<int>(rows), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (rest.Length > 0)
            SortTies(keys, order, Comparer<int>.Create((left, right) => Compare(left, right, rest)));
        return order;
    }

    /// <summary>Packs leading columns, biased to their minimum, while they fit 64 bits; returns their number.</summary>
    int PackKeys(int[] columns, ulong[] keys, CancellationToken cancellationToken)
    {
        int bits = 0;
        for (int c = 0; c < columns.Length; c++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_narrow[columns[c]] is not { } values || values.Length == 0)
                return c;
            int min = MinMax.Min<int>(values);
            int width = 64 - BitOperations.LeadingZeroCount((ulong)((long)MinMax.Max<int>(values) - min));
            if (bits + width > 64)
                return c;
            bits += width;
            for (int i = 0; i < keys.Length; i++)
                keys[i] = (keys[i] << width) | (ulong)((long)values[i] - min);
        }

        return columns.Length;
    }

    bool HasTieOutOfOrder(ulong[] keys, int[] rest)
    {
        for (int i = 1; i < keys.Length; i++)
            if (keys[i] == keys[i - 1] && Compare(i - 1, i, rest) > 0)
                return true;
        return false;
    }

    static void SortTies(ulong[] keys, int[] order, IComparer<int> comparer)
    {
        for (int start = 0; start < keys.Length;)
        {
            int end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                Array.Sort(order, start, end - start, comparer);
            start = end;
        }
    }

    int Compare(int left, int right, int[] columns)
    {
        foreach (int column in columns)
        {
            int order = _narrow[column] is { } narrow
                ? narrow[left].CompareTo(narrow[right])
                : _wide[column]![left].CompareTo(_wide[column]![right]);
            if (order != 0)
                return order;
        }

        return 0;
    }
}
