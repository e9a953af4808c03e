namespace DunnHumbyColumnar.Columns;

/// <summary>
/// One attribute of a dimension (products, households, campaigns) by key code, so that a star join is an array look-up: an index into the
/// attribute's values, or -1 where the dimension table lacks the key. Texts point into their dictionary, numbers into their distinct values
/// in ascending order.
/// </summary>
sealed record StarAttribute(int[] Codes, TextDictionary? Texts, long[] Numbers)
{
    /// <summary>Whether the dimension table lacks any key.</summary>
    public bool HasNull { get; } = Codes.Contains(-1);

    /// <summary>Number of distinct values.</summary>
    public int Count => Texts?.Count ?? Numbers.Length;

    /// <summary>Aligns a column of a dimension table with the codes of the table's key column.</summary>
    public static StarAttribute From(ColumnData keys, ColumnData values)
    {
        int[] keyCodes = ColumnReader.Codes(keys);
        int[] stored = ColumnReader.Codes(values);
        int[] codes = new int[keys.Dictionary!.Count];
        Array.Fill(codes, -1);
        long[] numbers = values.Dictionary is null ? [.. stored.Select(value => (long)value).Distinct().Order()] : [];
        for (int row = 0; row < keyCodes.Length; row++)
            codes[keyCodes[row]] = values.Dictionary is null ? Array.BinarySearch(numbers, stored[row]) : stored[row];
        return new StarAttribute(codes, values.Dictionary as TextDictionary, numbers);
    }

    /// <summary>The section of each product: by its commodity, misc for a product that the product table lacks.</summary>
    public static StarAttribute Sections(ProductAttributes products) =>
        new([.. products.Sections.Select(section => (int)section)], new TextDictionary("section", SectionMap.Names), []);
}
