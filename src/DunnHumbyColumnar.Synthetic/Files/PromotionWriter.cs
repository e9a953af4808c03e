namespace DunnHumbyColumnar.Synthetic;

/// <summary>The rows of causal_data, by product, week and store.</summary>
sealed class PromotionWriter(GeneratedCounts counts, ProductCatalogue products, StoreDirectory stores, PromotionPlan promotions)
{
    const int ProductsAtATime = 256;

    public int Parts => ((products.Count - 1) / ProductsAtATime) + 1;

    public int Fill(int part, CsvText text)
    {
        int rows = 0;
        var end = new CsvText();
        var start = new CsvText();
        for (int product = part * ProductsAtATime; product < Math.Min(products.Count, (part + 1) * ProductsAtATime); product++)
        {
            start.Clear();
            start.Append(products.Id[product]);
            start.Comma();
            for (int pair = promotions.FirstPair(product); pair < promotions.FirstPair(product + 1); pair++)
            {
                end.Clear();
                end.Comma();
                end.Append(promotions.Week(pair));
                end.Comma();
                rows += Fill(pair, start.Written, end.Written, text);
            }
        }

        return rows;
    }

    int Fill(int pair, ReadOnlySpan<byte> start, ReadOnlySpan<byte> end, CsvText text)
    {
        var style = promotions.StyleOf(pair);
        UInt128 placed = promotions.StoresOf(pair);
        bool isRepeated =
            (long)(pair + 1) * counts.RepeatedPromotions / promotions.Pairs > (long)pair * counts.RepeatedPromotions / promotions.Pairs;
        int rows = 0;
        foreach (int store in stores.ByIdAscending)
        {
            if (((placed >> store) & 1) == 0)
                continue;
            byte display = style.DisplayAt(store);
            Append(text, start, store, end, display, style.Mailer);
            rows++;
            if (!isRepeated)
                continue;
            Append(text, start, store, end, (byte)(display == '1' ? '2' : '1'), style.Mailer);
            rows++;
            isRepeated = false;
        }

        return rows;
    }

    void Append(CsvText text, ReadOnlySpan<byte> start, int store, ReadOnlySpan<byte> end, byte display, byte mailer)
    {
        text.Append(start);
        text.Append(stores.Id[store]);
        text.Append(end);
        text.Append(display);
        text.Comma();
        text.Append(mailer);
        text.EndLine();
    }
}
