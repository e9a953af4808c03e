namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Counts the pairs of items in baskets (see <see cref="Postings"/>) of which one is light (infrequent): a light item has a row of
/// counters, one per item.
/// </summary>
static class LightPairs
{
    /// <summary>Items that are searched for light ones at a time.</summary>
    const int Block = 1024;

    /// <summary>
    /// counts[row of the item * number of items + other]++ for every light item of a basket and every item of that basket, itself included.
    /// Items and rows lie within <paramref name="rowOfItem"/> and <paramref name="counts"/>; the row of a heavy item is negative. The last
    /// item is marked.
    /// </summary>
    public static void Add(ReadOnlySpan<int> items, ReadOnlySpan<int> rowOfItem, Span<int> counts)
    {
        if (!items.IsEmpty && items[^1] >= 0)
            throw new ArgumentException("The last item must end its basket.");
        // Branch-free: which items are light cannot be predicted.
        Span<int> light = stackalloc int[Block];
        for (int start = 0; start < items.Length; start += Block)
        {
            int found = 0;
            int end = Math.Min(start + Block, items.Length);
            for (int i = start; i < end; i++)
            {
                light[found] = i;
                found += ~rowOfItem[items[i] & Postings.ItemMask] >>> 31;
            }

            foreach (int at in light[..found])
                AddBasket(items, at, rowOfItem, counts);
        }
    }

    static void AddBasket(ReadOnlySpan<int> items, int at, ReadOnlySpan<int> rowOfItem, Span<int> counts)
    {
        int row = rowOfItem[items[at] & Postings.ItemMask];
        var counters = counts.Slice(row * rowOfItem.Length, rowOfItem.Length);
        while (at > 0 && items[at - 1] >= 0)
            at--;
        int item;
        do
        {
            item = items[at++];
            counters[item & Postings.ItemMask]++;
        }
        while (item >= 0);
    }

    /// <summary>The definition.</summary>
    public static void Reference(ReadOnlySpan<int> items, ReadOnlySpan<int> rowOfItem, Span<int> counts)
    {
        var basket = new List<int>();
        foreach (int marked in items)
        {
            basket.Add(marked < 0 ? marked - Postings.EndOfBasket : marked);
            if (marked >= 0)
                continue;
            foreach (int left in basket)
                foreach (int right in basket)
                    if (rowOfItem[left] >= 0)
                        counts[(rowOfItem[left] * rowOfItem.Length) + right]++;
            basket.Clear();
        }
    }
}
