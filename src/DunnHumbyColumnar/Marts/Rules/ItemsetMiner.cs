using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// One thread's search for the frequent itemsets that begin with a given item: depth first, each with those later items that were frequent beside the shorter one. Not
/// thread-safe.
/// </summary>
sealed class ItemsetMiner
{
    /// <summary>What an itemset takes while it is kept: in a growing list, and, unless it is among the maxLength, in a dictionary.</summary>
    const int BytesPerItemset = 144;

    readonly BasketBitmaps _bitmaps;
    readonly int[] _codes;
    readonly int _minimum;
    readonly int _maxLength;
    readonly MemoryBudget _budget;
    readonly ulong[][] _bits;
    readonly int[] _items;

    /// <param name="bitmaps">Bitmaps of the frequent items.</param>
    /// <param name="items">Their codes by rank.</param>
    /// <param name="minimum">Fewest baskets of a frequent itemset.</param>
    /// <param name="maxLength">Most items.</param>
    /// <param name="budget">What the itemsets may take.</param>
    public ItemsetMiner(BasketBitmaps bitmaps, int[] items, int minimum, int maxLength, MemoryBudget budget)
    {
        _bitmaps = bitmaps;
        _codes = items;
        _minimum = minimum;
        _maxLength = maxLength;
        _budget = budget;
        _items = new int[maxLength];
        _bits = new ulong[maxLength][];
        for (int depth = 1; depth < maxLength - 1; depth++)
            _bits[depth] = new ulong[bitmaps.WordCount];
    }

    /// <summary>Adds the frequent itemsets of two and more items that begin with the item of a rank to a list, shorter ones before those that continue them.</summary>
    /// <exception cref="MemoryBudgetException">There are too many.</exception>
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

        _budget.Reserve("the frequent itemsets", (long)(found.Count - before) * BytesPerItemset);
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

/// <summary>An itemset and the number of baskets that hold all of it.</summary>
readonly record struct FrequentItemset(Itemset Items, int Baskets);
