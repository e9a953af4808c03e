namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Baskets as co-purchase kernels read them, and the postings of an inverted index over them, by a counting sort. Baskets lie one after
/// another; the items of each ascend, and its last one is marked. The postings of an item are the positions at which another follows it.
/// </summary>
/// <remarks>
/// <code>
/// baskets    {1, 3}  {1, 2, 3}
/// items       1  3*   1  2  3*      * marked
/// position    0  1    2  3  4
/// postings   of 1: 0, 2   of 2: 3   of 3: none
/// </code>
/// </remarks>
static class Postings
{
    /// <summary>The mark of the last item of a basket, the sign bit.</summary>
    public const int EndOfBasket = int.MinValue;

    /// <summary>Clears the mark: item = marked &amp; ItemMask.</summary>
    public const int ItemMask = int.MaxValue;

    /// <summary>baskets[item]++ for every item, followed[item]++ where another follows in its basket.</summary>
    public static void Count(ReadOnlySpan<int> items, Span<int> baskets, Span<int> followed)
    {
        foreach (int marked in items)
        {
            int item = marked & ItemMask;
            baskets[item]++;
            followed[item] += (~marked >> 31) & 1;
        }
    }

    /// <summary>Writes the posting, first + i, of every item i that another follows to postings[next[item]++].</summary>
    public static void Scatter(ReadOnlySpan<int> items, int first, Span<int> next, Span<int> postings)
    {
        for (int i = 0; i < items.Length; i++)
        {
            int item = items[i];
            if (item >= 0)
                postings[next[item]++] = first + i;
        }
    }

    /// <summary>The definition of <see cref="Count"/>.</summary>
    public static void CountReference(ReadOnlySpan<int> items, Span<int> baskets, Span<int> followed)
    {
        foreach (int marked in items)
        {
            baskets[marked & ItemMask]++;
            if (marked >= 0)
                followed[marked]++;
        }
    }

    /// <summary>The definition of <see cref="Scatter"/>: each item's postings ascend.</summary>
    public static void ScatterReference(ReadOnlySpan<int> items, int first, Span<int> next, Span<int> postings)
    {
        for (int item = 0; item < next.Length; item++)
            for (int i = 0; i < items.Length; i++)
                if (items[i] == item)
                    postings[next[item]++] = first + i;
    }
}
