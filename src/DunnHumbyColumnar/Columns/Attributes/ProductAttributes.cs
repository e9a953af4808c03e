namespace DunnHumbyColumnar.Columns;

/// <summary>
/// The product dimension as arrays by product code: a star join is an array look-up. A product in a fact table that the product table lacks
/// has attribute code -1 and section misc.
/// </summary>
sealed class ProductAttributes
{
    readonly Dictionary<string, (int[] Codes, TextDictionary Texts)> _texts;

    ProductAttributes(bool[] known, byte[] sections, Dictionary<string, (int[] Codes, TextDictionary Texts)> texts)
    {
        Known = known;
        Sections = sections;
        _texts = texts;
    }

    /// <summary>Whether the product table lists the product.</summary>
    public bool[] Known { get; }

    /// <summary>Section index of each product, 0..14.</summary>
    public byte[] Sections { get; }

    public long Bytes => Known.Length + Sections.Length + _texts.Values.Sum(text => (long)text.Codes.Length * sizeof(int));

    /// <summary>The text code of each product, and the dictionary of these codes.</summary>
    public (int[] Codes, TextDictionary Texts) this[string column] => _texts[column];

    public static ProductAttributes From(JourneyData data)
    {
        var table = data[CompleteJourney.Products.Name];
        int[] codes = ColumnReader.Codes(table["product_id"]);
        var known = new bool[data.Products.Count];
        foreach (int code in codes)
            known[code] = true;
        var texts = new Dictionary<string, (int[], TextDictionary)>(StringComparer.Ordinal);
        foreach (var column in table.Columns.Where(column => column.Spec.IsText))
        {
            var aligned = new int[known.Length];
            Array.Fill(aligned, -1);
            int[] values = ColumnReader.Codes(column);
            for (int row = 0; row < codes.Length; row++)
                aligned[codes[row]] = values[row];
            texts.Add(column.Spec.Name, (aligned, (TextDictionary)column.Dictionary!));
        }

        var (commodities, names) = texts["commodity_desc"];
        byte[] sectionOfCommodity = [.. names.Texts.ToArray().Select(SectionMap.SectionOf)];
        byte[] sections = [.. commodities.Select(code => code < 0 ? (byte)SectionMap.Misc : sectionOfCommodity[code])];
        return new ProductAttributes(known, sections, texts);
    }
}
