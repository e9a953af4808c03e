namespace DunnHumbyColumnar.Kernels;

/// <summary>Counts, in baskets (see <see cref="Postings"/>), the pairs one of whose items is light: such an item has a row of counters, one per item there is.</summary>
static class LightPairs
{
    /// <summary>Items among which light ones are looked for at a time.</summary>
    const int Block = 1024;

    /// <summary>
    /// counts[row of the item * items there are + other]++ for every item of a basket that has a row and every item of the basket, itself included. Items and rows lie within
    /// <paramref name="rowOfItem"/> and <paramref name="counts"/>; the row of an item that is not light is negative. The last item is marked.
    /// </summary>
    public static void Add(ReadOnlySpan<int> items, ReadOnlySpan<int> rowOfItem, Span<int> counts)
    {
        if (!items.IsEmpty && items[^1] >= 0)
            throw new ArgumentException("The last item must end its basket.");
        // Nobody can predict which item is light, so no branch asks.
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
