namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Baskets one after another, as co-purchase kernels read them: the items of each ascend, and the last one of a basket bears a mark. The postings of each item in such a list
/// are found by a counting sort.
/// </summary>
static class Postings
{
    /// <summary>The mark of the last item of a basket.</summary>
    public const int EndOfBasket = int.MinValue;

    /// <summary>What is left of an item without the mark.</summary>
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

    /// <summary>Writes first + index of every item that another follows to postings[next[item]++].</summary>
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
