namespace DunnHumbyColumnar.Kernels;

/// <summary>Baskets (see <see cref="Postings"/>) to bitmaps: one bitmap per item, one bit per basket.</summary>
static class BasketBits
{
    /// <summary>
    /// Sets the bits of the baskets, numbered from <paramref name="first"/>, in the bitmaps of their items. The item of rank r has the r-th
    /// <paramref name="words"/> words; an item of negative rank has no bitmap. Returns the number that follows the last basket's.
    /// </summary>
    public static int Set(ReadOnlySpan<int> items, int first, ReadOnlySpan<int> rankOfItem, int words, Span<ulong> bits)
    {
        int basket = first;
        foreach (int marked in items)
        {
            int rank = rankOfItem[marked & Postings.ItemMask];
            if (rank >= 0)
                bits[(rank * words) + (basket >> 6)] |= 1UL << basket;
            basket += marked < 0 ? 1 : 0;
        }

        return basket;
    }

    /// <summary>The definition, for bitmaps that start zeroed: each (item, basket) occurs once, so bits can be added.</summary>
    public static int Reference(ReadOnlySpan<int> items, int first, ReadOnlySpan<int> rankOfItem, int words, Span<ulong> bits)
    {
        int basket = first;
        for (int i = 0; i < items.Length; i++)
        {
            int item = items[i] < 0 ? items[i] - Postings.EndOfBasket : items[i];
            if (rankOfItem[item] >= 0)
                bits[(rankOfItem[item] * words) + (basket / 64)] += 1UL << (basket % 64);
            if (items[i] < 0)
                basket++;
        }

        return basket;
    }
}
