namespace DunnHumbyColumnar.Marts;

/// <summary>How all pairs of the items that occur are counted in a matrix, and whether they should be.</summary>
/// <param name="Items">The items that occur, those in most baskets first.</param>
/// <param name="Heavy">How many of them, from the first, have bitmaps. The others have counters.</param>
/// <param name="Parts">Parts of the baskets that have counters of their own.</param>
/// <param name="IsWorthwhile">Whether it costs less than counting by partners, and there is room.</param>
sealed record CooccurrencePlan(int[] Items, int Heavy, int Parts, bool IsWorthwhile)
{
    /// <summary>What a matrix may take.</summary>
    public const long MaxBytes = 64L << 20;

    /// <summary>
    /// What things cost, measured, relative to and-ing and counting a word of two bitmaps: a light item and another in a basket, a place of the matrix, and a pair in a basket where
    /// partners are counted.
    /// </summary>
    const double CostOfLightPair = 15;
    const double CostOfCell = 5;
    const double CostOfSparsePair = 16;

    /// <param name="itemBaskets">Baskets with each item.</param>
    /// <param name="words">Words of a bitmap of all baskets.</param>
    /// <param name="cooccurrences">Pairs of items of all baskets, as often as they occur.</param>
    /// <param name="parts">Parts of the baskets that may have counters of their own.</param>
    public static CooccurrencePlan Create(int[] itemBaskets, long words, long cooccurrences, int parts)
    {
        int[] items = [.. Enumerable.Range(0, itemBaskets.Length).Where(item => itemBaskets[item] > 0).OrderByDescending(item => itemBaskets[item])];
        // Items perItem by an item of a basket, itself among them: baskets count as often as they have items.
        double perItem = items.Length == 0 ? 0 : 1 + (2.0 * cooccurrences / itemBaskets.Sum(baskets => (long)baskets));
        int heavy = 0;
        double cost = 0;
        while (heavy < items.Length && (double)heavy * words < itemBaskets[items[heavy]] * perItem * CostOfLightPair)
            cost += (double)heavy++ * words;
        for (int rank = heavy; rank < items.Length; rank++)
            cost += itemBaskets[items[rank]] * perItem * CostOfLightPair;
        long counters = ((long)items.Length * items.Length) + ((long)(items.Length - heavy) * itemBaskets.Length * parts);
        long bytes = (counters * sizeof(int)) + (words * heavy * sizeof(ulong));
        return new CooccurrencePlan(items, heavy, parts, bytes <= MaxBytes && cost + (CostOfCell * counters) < cooccurrences * CostOfSparsePair);
    }
}
