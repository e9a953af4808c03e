namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Scores items by the rules of several anchors. A sparse accumulator, summed in the order of the calls, with the touched list of the items
/// that have a rule. Scores and pairs start zeroed.
/// </summary>
static class WeightedScores
{
    /// <summary>
    /// scores[item] += weight * values[i] and maxPairs[item] = max(maxPairs[item], pairs[i]) for each rule i, which leads to items[i]; an
    /// item is appended to <paramref name="touched"/> at its first rule. Returns the number of touched items, <paramref name="found"/>
    /// included. Pairs are positive; items are distinct and lie within the scores; <paramref name="touched"/> has room for all of them.
    /// </summary>
    public static int Add(
        ReadOnlySpan<int> items, ReadOnlySpan<double> values, ReadOnlySpan<int> pairs, int weight, Span<double> scores, Span<int> maxPairs,
        Span<int> touched, int found)
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
    public static int Reference(
        ReadOnlySpan<int> items, ReadOnlySpan<double> values, ReadOnlySpan<int> pairs, int weight, Span<double> scores, Span<int> maxPairs,
        Span<int> touched, int found)
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
