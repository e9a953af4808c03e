using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>One thread's counter of the pairs of one item with those after it. Not thread-safe.</summary>
sealed class CooccurrenceRow
{
    readonly ItemBaskets _baskets;
    readonly InvertedIndex _index;
    readonly CooccurrenceMatrix? _matrix;
    readonly int[] _counts;
    readonly int[] _items;
    readonly int[] _pairs;

    /// <param name="baskets">The baskets.</param>
    /// <param name="index">Their items' positions.</param>
    /// <param name="matrix">All pairs counted; null: partners are.</param>
    /// <param name="scratch">Lends the room.</param>
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

    /// <summary>Items that any basket holds, after <see cref="Read"/>.</summary>
    public int Distinct { get; private set; }

    /// <summary>Number of the partners in enough baskets.</summary>
    public int Count { get; private set; }

    /// <summary>The partners in enough baskets, ascending.</summary>
    public ReadOnlySpan<int> Items => _items.AsSpan(0, Count);

    /// <summary>Baskets with the item and each partner.</summary>
    public ReadOnlySpan<int> Pairs => _pairs.AsSpan(0, Count);

    /// <summary>Counts the pairs of an item with every later one; those in at least <paramref name="minimum"/> baskets are kept.</summary>
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
        int place = Array.BinarySearch(_index.Items, item);
        if (place < 0)
            return;
        var pairs = matrix.After(place);
        for (int i = 0; i < pairs.Length; i++)
        {
            Distinct += pairs[i] > 0 ? 1 : 0;
            if (pairs[i] < minimum || pairs[i] == 0)
                continue;
            _items[Count] = _index.Items[place + 1 + i];
            _pairs[Count++] = pairs[i];
        }
    }
}
