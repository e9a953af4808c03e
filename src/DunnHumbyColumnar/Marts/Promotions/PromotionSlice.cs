namespace DunnHumbyColumnar.Marts;

/// <summary>Consecutive morsels of causal_data whose pairs are indexed together.</summary>
/// <param name="Start">The first morsel.</param>
/// <param name="End">Exclusive end.</param>
/// <param name="FirstPairs">The number of the first pair of each, counted from the slice's first.</param>
/// <param name="Pairs">Number of pairs.</param>
sealed record PromotionSlice(int Start, int End, int[] FirstPairs, int Pairs)
{
    /// <summary>Cuts morsels into slices of at most a number of pairs, or of one morsel that has more. At least one slice.</summary>
    /// <param name="pairs">Number of pairs by morsel.</param>
    /// <param name="maxPairs">The limit.</param>
    public static PromotionSlice[] Cut(int[] pairs, long maxPairs)
    {
        var slices = new List<PromotionSlice>();
        int start = 0;
        do
        {
            int end = start;
            int count = 0;
            var first = new List<int>();
            while (end < pairs.Length && (end == start || count + (long)pairs[end] <= maxPairs))
            {
                first.Add(count);
                count = checked(count + pairs[end++]);
            }

            slices.Add(new PromotionSlice(start, end, [.. first], count));
            start = end;
        }
        while (start < pairs.Length);
        return [.. slices];
    }
}
