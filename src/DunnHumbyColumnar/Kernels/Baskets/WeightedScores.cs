namespace DunnHumbyColumnar.Kernels;

/// <summary>Scores of items from the rules of several anchors: sparse sums, in the order of the calls, with the list of the items touched. Scores and pairs start zeroed.</summary>
static class WeightedScores
{
    /// <summary>
    /// scores[item] += weight * values[i] and maxPairs[item] = max(maxPairs[item], pairs[i]) for each rule i that leads to an item; items are appended to <paramref name="touched"/> as they are
    /// first touched. Returns their number, <paramref name="found"/> included. Pairs are positive; items are different and lie within the scores; there is room for all of them in
    /// <paramref name="touched"/>.
    /// </summary>
    public static int Add(ReadOnlySpan<int> items, ReadOnlySpan<double> values, ReadOnlySpan<int> pairs, int weight, Span<double> scores, Span<int> maxPairs, Span<int> touched, int found)
    {
        if (items.Length != values.Length || items.Length != pairs.Length)
            throw new ArgumentException("Items, values and pairs must have one element per rule.");
        for (int i = 0; i < items.Length; i++)
        {
            int item = items[i];
            if (maxPairs[item] == 0)
                touched[found++] = item;
            scores[item] += weight * values[i];
            maxPairs[item] = Math.Max(maxPairs[item], pairs[i]);
        }

        return found;
    }

    /// <summary>The definition.</summary>
    public static int Reference(ReadOnlySpan<int> items, ReadOnlySpan<double> values, ReadOnlySpan<int> pairs, int weight, Span<double> scores, Span<int> maxPairs, Span<int> touched, int found)
    {
        for (int i = 0; i < items.Length; i++)
        {
            double part = weight * values[i];
            if (!touched[..found].Contains(items[i]))
                touched[found++] = items[i];
            scores[items[i]] = scores[items[i]] + part;
            if (pairs[i] > maxPairs[items[i]])
                maxPairs[items[i]] = pairs[i];
        }

        return found;
    }
}
