using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Eclat: depth-first search on vertical bitmaps for the frequent itemsets that begin with a given item. An itemset is extended only by
/// later items that were frequent one level up (Apriori property). Not thread-safe: one per thread.
/// </summary>
sealed class ItemsetMiner
{
    /// <summary>Memory of an itemset while it is kept: in a growing list and, unless it has the maximum length, in a dictionary.</summary>
    const int BytesPerItemset = 144;

    readonly BasketBitmaps _bitmaps;
    readonly int[] _codes;
    readonly int _minimum;
    readonly int _maxLength;
    readonly MemoryAccount _memory;
    readonly ulong[][] _bits;
    readonly int[] _items;

    /// <param name="bitmaps">Bitmaps of the frequent items.</param>
    /// <param name="items">Item codes by rank.</param>
    /// <param name="minimum">Minimum number of baskets of a frequent itemset.</param>
    /// <param name="maxLength">Maximum number of items of an itemset.</param>
    /// <param name="memory">Charged for the itemsets.</param>
    public ItemsetMiner(BasketBitmaps bitmaps, int[] items, int minimum, int maxLength, MemoryAccount memory)
    {
        _bitmaps = bitmaps;
        _codes = items;
        _minimum = minimum;
        _maxLength = maxLength;
        _memory = memory;
        memory.Reserve("the bitmaps of the search", (long)maxLength * bitmaps.WordCount * sizeof(ulong));
        _items = new int[maxLength];
        _bits = new ulong[maxLength][];
        for (int depth = 1; depth < maxLength - 1; depth++)
            _bits[depth] = new ulong[bitmaps.WordCount];
    }

    /// <summary>
    /// Appends the frequent itemsets of two or more items that begin with the item of a rank, each before those that extend it.
    /// </summary>
    /// <exception cref="MemoryBudgetException">There are too many itemsets.</exception>
    public void Find(int rank, List<FrequentItemset> found)
    {
        _items[0] = _codes[rank];
        Extend(1, _bitmaps[rank], [.. Enumerable.Range(rank + 1, _bitmaps.Count - rank - 1)], found);
    }

    void Extend(int length, ReadOnlySpan<ulong> baskets, ReadOnlySpan<int> candidates, List<FrequentItemset> found)
    {
        int before = found.Count;
        var frequent = new List<int>();
        foreach (int candidate in candidates)
        {
            int count = BitmapAnd.Count(baskets, _bitmaps[candidate]);
            if (count < _minimum)
                continue;
            frequent.Add(candidate);
            _items[length] = _codes[candidate];
            found.Add(new FrequentItemset(Itemset.From(_items.AsSpan(0, length + 1)), count));
        }

        _memory.Reserve("the frequent itemsets", (long)(found.Count - before) * BytesPerItemset);
        if (length + 1 == _maxLength)
            return;
        int[] next = [.. frequent];
        for (int i = 0; i + 1 < next.Length; i++)
        {
            _items[length] = _codes[next[i]];
            BitmapAnd.Fill(baskets, _bitmaps[next[i]], _bits[length]);
            Extend(length + 1, _bits[length], next.AsSpan(i + 1), found);
        }
    }
}

/// <summary>An itemset and the number of baskets that contain all of it.</summary>
readonly record struct FrequentItemset(Itemset Items, int Baskets);
