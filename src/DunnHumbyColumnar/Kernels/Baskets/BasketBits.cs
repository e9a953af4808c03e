namespace DunnHumbyColumnar.Kernels;

/// <summary>From baskets (see <see cref="Postings"/>) to bitmaps: one per item, a bit per basket.</summary>
static class BasketBits
{
    /// <summary>
    /// Sets the bit of each basket, numbered from <paramref name="first"/>, in the bitmap of each of its items: that of rank r is the r-th of <paramref name="words"/> words each;
    /// items of negative rank have none. Returns the number of the basket after the last.
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

    /// <summary>The definition, for bitmaps that start empty: each (item, basket) occurs once.</summary>
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
