namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Baskets one after another, as co-purchase kernels read them: the items of each ascend, and the last one of a basket bears a mark. The positions of each item in such a list
/// are found by a counting sort.
/// </summary>
static class ItemPositions
{
    /// <summary>The mark of the last item of a basket.</summary>
    public const int Last = int.MinValue;

    /// <summary>What is left of an item without the mark.</summary>
    public const int ItemBits = int.MaxValue;

    /// <summary>baskets[item]++ for every item, followed[item]++ where another follows in its basket.</summary>
    public static void Count(ReadOnlySpan<int> items, Span<int> baskets, Span<int> followed)
    {
        foreach (int marked in items)
        {
            int item = marked & ItemBits;
            baskets[item]++;
            followed[item] += (~marked >> 31) & 1;
        }
    }

    /// <summary>Writes first + index of every item that another follows to positions[next[item]++].</summary>
    public static void Scatter(ReadOnlySpan<int> items, int first, Span<int> next, Span<int> positions)
    {
        for (int i = 0; i < items.Length; i++)
        {
            int item = items[i];
            if (item >= 0)
                positions[next[item]++] = first + i;
        }
    }

    /// <summary>The definition of <see cref="Count"/>.</summary>
    public static void CountReference(ReadOnlySpan<int> items, Span<int> baskets, Span<int> followed)
    {
        foreach (int marked in items)
        {
            baskets[marked & ItemBits]++;
            if (marked >= 0)
                followed[marked]++;
        }
    }

    /// <summary>The definition of <see cref="Scatter"/>: each item's positions ascend.</summary>
    public static void ScatterReference(ReadOnlySpan<int> items, int first, Span<int> next, Span<int> positions)
    {
        for (int item = 0; item < next.Length; item++)
            for (int i = 0; i < items.Length; i++)
                if (items[i] == item)
                    positions[next[item]++] = first + i;
    }
}
