namespace DunnHumbyColumnar.Kernels;

/// <summary>Scores of items from the rules of several anchors: sparse sums, in the order of the calls, with the list of the items met. Scores and pairs start zeroed.</summary>
static class WeightedScores
{
    /// <summary>
    /// scores[item] += weight * values[i] and most[item] = max(most[item], pairs[i]) for each rule i that leads to an item; items are appended to <paramref name="met"/> as they are
    /// first met. Returns their number, <paramref name="found"/> included. Pairs are positive; items are different and lie within the scores; there is room for all of them in
    /// <paramref name="met"/>.
    /// </summary>
    public static int Add(ReadOnlySpan<int> items, ReadOnlySpan<double> values, ReadOnlySpan<int> pairs, int weight, Span<double> scores, Span<int> most, Span<int> met, int found)
    {
        if (items.Length != values.Length || items.Length != pairs.Length)
            throw new ArgumentException("Items, values and pairs must have one element per rule.");
        for (int i = 0; i < items.Length; i++)
        {
            int item = items[i];
            if (most[item] == 0)
                met[found++] = item;
            scores[item] += weight * values[i];
            most[item] = Math.Max(most[item], pairs[i]);
        }

        return found;
    }

    /// <summary>The definition.</summary>
    public static int Reference(ReadOnlySpan<int> items, ReadOnlySpan<double> values, ReadOnlySpan<int> pairs, int weight, Span<double> scores, Span<int> most, Span<int> met, int found)
    {
        for (int i = 0; i < items.Length; i++)
        {
            double part = weight * values[i];
            if (!met[..found].Contains(items[i]))
                met[found++] = items[i];
            scores[items[i]] = scores[items[i]] + part;
            if (pairs[i] > most[items[i]])
                most[items[i]] = pairs[i];
        }

        return found;
    }
}
