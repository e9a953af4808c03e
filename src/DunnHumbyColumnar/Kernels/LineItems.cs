namespace DunnHumbyColumnar.Kernels;

/// <summary>The item of each line: a negative number for a line that is not selected or whose product is no item.</summary>
static class LineItems
{
    /// <summary>
    /// items[i] = itemOfProduct[products[i]], negative where that is or where <paramref name="mask"/> does not select (see <see cref="LineMask"/>). An empty map: products are the
    /// items.
    /// </summary>
    public static void Fill(ReadOnlySpan<int> products, ReadOnlySpan<int> mask, ReadOnlySpan<int> itemOfProduct, Span<int> items)
    {
        if (products.Length != mask.Length || products.Length != items.Length)
            throw new ArgumentException("Products, mask and items must have one element per line.");
        if (itemOfProduct.IsEmpty)
        {
            for (int i = 0; i < items.Length; i++)
                items[i] = products[i] | ~mask[i];
            return;
        }

        for (int i = 0; i < items.Length; i++)
            items[i] = itemOfProduct[products[i]] | ~mask[i];
    }

    /// <summary>valueOfItem[item] = value for every item of the lines; negative items are passed over.</summary>
    public static void Mark(ReadOnlySpan<int> items, int value, Span<int> valueOfItem)
    {
        foreach (int item in items)
            if (item >= 0)
                valueOfItem[item] = value;
    }

    /// <summary>The definition of <see cref="Fill"/>, but that every negative item is -1.</summary>
    public static void Reference(ReadOnlySpan<int> products, ReadOnlySpan<int> mask, ReadOnlySpan<int> itemOfProduct, Span<int> items)
    {
        for (int i = 0; i < items.Length; i++)
        {
            int item = itemOfProduct.IsEmpty ? products[i] : itemOfProduct[products[i]];
            items[i] = mask[i] == 0 || item < 0 ? -1 : item;
        }
    }
}
