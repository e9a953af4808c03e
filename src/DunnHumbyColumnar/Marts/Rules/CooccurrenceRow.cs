using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>The co-occurrences of one item with all later ones. Not thread-safe: one per thread.</summary>
sealed class CooccurrenceRow
{
    readonly ItemBaskets _baskets;
    readonly InvertedIndex _index;
    readonly CooccurrenceMatrix? _matrix;
    readonly int[] _counts;
    readonly int[] _items;
    readonly int[] _pairs;

    /// <param name="baskets">The baskets.</param>
    /// <param name="index">Their inverted index.</param>
    /// <param name="matrix">The matrix to copy from; null: sparse counters.</param>
    /// <param name="scratch">Lends the arrays.</param>
    public CooccurrenceRow(ItemBaskets baskets, InvertedIndex index, CooccurrenceMatrix? matrix, Scratch scratch)
    {
        _baskets = baskets;
        _index = index;
        _matrix = matrix;
        int items = index.Baskets.Length;
        _counts = scratch.Rent<int>(items + 1);
        _counts.AsSpan(0, items).Clear();
        _items = scratch.Rent<int>(items + 1);
        _pairs = scratch.Rent<int>(items + 1);
    }

    /// <summary>Number of later items in any basket with the item, after <see cref="Read"/>.</summary>
    public int Distinct { get; private set; }

    /// <summary>Number of those in enough baskets.</summary>
    public int Count { get; private set; }

    /// <summary>The later items in enough baskets, ascending.</summary>
    public ReadOnlySpan<int> Items => _items.AsSpan(0, Count);

    /// <summary>Baskets with the item and each of <see cref="Items"/>.</summary>
    public ReadOnlySpan<int> Pairs => _pairs.AsSpan(0, Count);

    /// <summary>Counts the baskets of an item with every later one; keeps those with at least <paramref name="minimum"/>.</summary>
    public void Read(int item, int minimum)
    {
        if (_matrix is null)
            CountSparse(item, minimum);
        else
            Copy(_matrix, item, minimum);
    }

    void CountSparse(int item, int minimum)
    {
        Distinct = CooccurrenceCount.Add(_index.PostingsOf(item), _baskets.Items, _counts.AsSpan(0, _index.Baskets.Length), _items);
        Count = CooccurrenceCount.Take(_items.AsSpan(0, Distinct), minimum, _counts, _pairs);
        _items.AsSpan(0, Count).Sort(_pairs.AsSpan(0, Count));
    }

    void Copy(CooccurrenceMatrix matrix, int item, int minimum)
    {
        (Distinct, Count) = (0, 0);
        int row = Array.BinarySearch(_index.Items, item);
        if (row < 0)
            return;
        var pairs = matrix.After(row);
        for (int i = 0; i < pairs.Length; i++)
        {
            Distinct += pairs[i] > 0 ? 1 : 0;
            if (pairs[i] < minimum || pairs[i] == 0)
                continue;
            _items[Count] = _index.Items[row + 1 + i];
            _pairs[Count++] = pairs[i];
        }
    }
}
