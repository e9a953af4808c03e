namespace DunnHumbyColumnar.Kernels;

/// <summary>The item code of each line, or a negative sentinel: <see cref="Filtered"/> or <see cref="None"/>.</summary>
static class LineItems
{
    /// <summary>A line that does not count, or a product whose lines never count.</summary>
    public const int Filtered = -1;

    /// <summary>A product that belongs to no item; its lines count all the same.</summary>
    public const int None = int.MinValue;

    /// <summary>
    /// items[i] = itemOfProduct[products[i]], or <see cref="Filtered"/> where <paramref name="mask"/> does not select (see
    /// <see cref="LineMask"/>).
    /// </summary>
    public static void Fill(ReadOnlySpan<int> products, ReadOnlySpan<int> mask, ReadOnlySpan<int> itemOfProduct, Span<int> items)
    {
        if (products.Length != mask.Length || products.Length != items.Length)
            throw new ArgumentException("Products, mask and items must have one element per line.");
        for (int i = 0; i < items.Length; i++)
            items[i] = itemOfProduct[products[i]] | ~mask[i];
    }

    /// <summary>valueOfItem[item] = value for every item of the lines; negative items are skipped.</summary>
    public static void Mark(ReadOnlySpan<int> items, int value, Span<int> valueOfItem)
    {
        foreach (int item in items)
            if (item >= 0)
                valueOfItem[item] = value;
    }

    /// <summary>The definition of <see cref="Fill"/>.</summary>
    public static void Reference(ReadOnlySpan<int> products, ReadOnlySpan<int> mask, ReadOnlySpan<int> itemOfProduct, Span<int> items)
    {
        for (int i = 0; i < items.Length; i++)
            items[i] = mask[i] == 0 ? Filtered : itemOfProduct[products[i]];
    }
}
