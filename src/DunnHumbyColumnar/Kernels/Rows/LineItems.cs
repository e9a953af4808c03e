namespace DunnHumbyColumnar.Kernels;

/// <summary>The item of each line, or what else there is to say of it: both are negative then.</summary>
static class LineItems
{
    /// <summary>Of a line that does not count, and of a product whose lines never do.</summary>
    public const int Dropped = -1;

    /// <summary>Of a product whose lines count but are of no item.</summary>
    public const int None = int.MinValue;

    /// <summary>items[i] = itemOfProduct[products[i]], or <see cref="Dropped"/> where <paramref name="mask"/> does not select (see <see cref="LineMask"/>).</summary>
    public static void Fill(ReadOnlySpan<int> products, ReadOnlySpan<int> mask, ReadOnlySpan<int> itemOfProduct, Span<int> items)
    {
        if (products.Length != mask.Length || products.Length != items.Length)
            throw new ArgumentException("Products, mask and items must have one element per line.");
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

    /// <summary>The definition of <see cref="Fill"/>.</summary>
    public static void Reference(ReadOnlySpan<int> products, ReadOnlySpan<int> mask, ReadOnlySpan<int> itemOfProduct, Span<int> items)
    {
        for (int i = 0; i < items.Length; i++)
            items[i] = mask[i] == 0 ? Dropped : itemOfProduct[products[i]];
    }
}
