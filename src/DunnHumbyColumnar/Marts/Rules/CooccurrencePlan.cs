namespace DunnHumbyColumnar.Marts;

/// <summary>
/// How co-occurrences are counted in a matrix, and whether that is worthwhile. Items are split into heavy and light hitters, which get
/// bitmaps and counters.
/// </summary>
/// <param name="Items">The occurring items, by number of baskets, descending.</param>
/// <param name="Heavy">How many of them, from the first, are heavy and have bitmaps. The others are light and have counters.</param>
/// <param name="Parts">Parts of the baskets, each with its own counters.</param>
/// <param name="IsWorthwhile">Whether a matrix costs less than sparse counters and keeps to its memory limit.</param>
sealed record CooccurrencePlan(int[] Items, int Heavy, int Parts, bool IsWorthwhile)
{
    /// <summary>The largest memory limit of a matrix: a larger one would not pay.</summary>
    public const long MaxBytes = 64L << 20;

    /// <summary>
    /// Measured costs, relative to intersecting and counting one word of two bitmaps: of a light item and another in a basket, of a cell of
    /// the matrix, and of a pair in a basket by sparse counters.
    /// </summary>
    const double CostOfLightPair = 15;
    const double CostOfCell = 5;
    const double CostOfSparsePair = 16;

    /// <param name="itemBaskets">Number of baskets with each item.</param>
    /// <param name="words">Words of a bitmap of all baskets.</param>
    /// <param name="cooccurrences">Pairs of items, counted once per basket.</param>
    /// <param name="parts">Maximum number of parts of the baskets, each with its own counters.</param>
    /// <param name="maxBytes">Memory limit of the matrix.</param>
    public static CooccurrencePlan Create(int[] itemBaskets, long words, long cooccurrences, int parts, long maxBytes = MaxBytes)
    {
        int[] items = [.. Enumerable.Range(0, itemBaskets.Length)
            .Where(item => itemBaskets[item] > 0).OrderByDescending(item => itemBaskets[item])];
        // Mean size of the basket that a basket item is in: a basket counts once per item.
        double basketSize = items.Length == 0 ? 0 : 1 + (2.0 * cooccurrences / itemBaskets.Sum(baskets => (long)baskets));
        int heavy = 0;
        double cost = 0;
        while (heavy < items.Length && (double)heavy * words < itemBaskets[items[heavy]] * basketSize * CostOfLightPair)
            cost += (double)heavy++ * words;
        for (int rank = heavy; rank < items.Length; rank++)
            cost += itemBaskets[items[rank]] * basketSize * CostOfLightPair;
        long counters = ((long)items.Length * items.Length) + ((long)(items.Length - heavy) * itemBaskets.Length * parts);
        long bytes = (counters * sizeof(int)) + (words * heavy * sizeof(ulong));
        bool isWorthwhile = bytes <= maxBytes && cost + (CostOfCell * counters) < cooccurrences * CostOfSparsePair;
        return new CooccurrencePlan(items, heavy, parts, isWorthwhile);
    }
}
