namespace DunnHumbyColumnar.Marts;

/// <summary>How all pairs of the items that occur are counted in a matrix, and whether they should be.</summary>
/// <param name="Items">The items that occur, those in most baskets first.</param>
/// <param name="Common">How many of them, from the first, have bitmaps. The others have counters.</param>
/// <param name="Parts">Parts of the baskets that have counters of their own.</param>
/// <param name="IsWorthwhile">Whether it costs less than counting by partners, and there is room.</param>
sealed record PairPlan(int[] Items, int Common, int Parts, bool IsWorthwhile)
{
    /// <summary>What a matrix may take.</summary>
    public const long MostBytes = 64L << 20;

    /// <summary>
    /// What things cost, measured, relative to and-ing and counting a word of two bitmaps: a rare item and another in a basket, a place of the matrix, and a pair in a basket where
    /// partners are counted.
    /// </summary>
    const double CostOfMeeting = 15;
    const double CostOfPlace = 5;
    const double CostOfPartner = 16;

    public static PairPlan Of(ItemBaskets baskets, ItemIndex index, int threads)
    {
        int[] items = [.. index.Items.OrderByDescending(item => index.Baskets[item]).ThenBy(item => item)];
        // Items met by an item of a basket, itself among them: baskets count as often as they have items.
        double met = baskets.ItemCount == 0 ? 0 : 1 + (2.0 * baskets.Meetings / baskets.ItemCount);
        long words = BasketBitmaps.WordsFor(baskets, 1);
        int common = 0;
        double cost = 0;
        while (common < items.Length && (double)common * words < index.Baskets[items[common]] * met * CostOfMeeting)
            cost += (double)common++ * words;
        for (int rank = common; rank < items.Length; rank++)
            cost += index.Baskets[items[rank]] * met * CostOfMeeting;
        int parts = Math.Clamp(threads, 1, Math.Max(1, baskets.Segments.Length));
        long counters = ((long)items.Length * items.Length) + ((long)(items.Length - common) * index.Baskets.Length * parts);
        long bytes = (counters * sizeof(int)) + (words * common * sizeof(ulong));
        return new PairPlan(items, common, parts, bytes <= MostBytes && cost + (CostOfPlace * counters) < baskets.Meetings * CostOfPartner);
    }
}
