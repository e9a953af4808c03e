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

    /// <param name="itemBaskets">Baskets with each item.</param>
    /// <param name="words">Words of a bitmap of all baskets.</param>
    /// <param name="meetings">Pairs of items of all baskets, as often as they occur.</param>
    /// <param name="parts">Parts of the baskets that may have counters of their own.</param>
    public static PairPlan Of(int[] itemBaskets, long words, long meetings, int parts)
    {
        int[] items = [.. Enumerable.Range(0, itemBaskets.Length).Where(item => itemBaskets[item] > 0).OrderByDescending(item => itemBaskets[item])];
        // Items met by an item of a basket, itself among them: baskets count as often as they have items.
        double met = items.Length == 0 ? 0 : 1 + (2.0 * meetings / itemBaskets.Sum(baskets => (long)baskets));
        int common = 0;
        double cost = 0;
        while (common < items.Length && (double)common * words < itemBaskets[items[common]] * met * CostOfMeeting)
            cost += (double)common++ * words;
        for (int rank = common; rank < items.Length; rank++)
            cost += itemBaskets[items[rank]] * met * CostOfMeeting;
        long counters = ((long)items.Length * items.Length) + ((long)(items.Length - common) * itemBaskets.Length * parts);
        long bytes = (counters * sizeof(int)) + (words * common * sizeof(ulong));
        return new PairPlan(items, common, parts, bytes <= MostBytes && cost + (CostOfPlace * counters) < meetings * CostOfPartner);
    }
}
