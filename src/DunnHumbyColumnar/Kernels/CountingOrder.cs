namespace DunnHumbyColumnar.Kernels;

/// <summary>Stable counting sort by a small key. Cost: two reads of the keys.</summary>
static class CountingOrder
{
    /// <summary>Writes the permutation that orders the keys: order[i] is the index of the i-th key. Keys lie in 0..<paramref name="counts"/>.Length - 1; counts is scratch.</summary>
    public static void Fill(ReadOnlySpan<short> keys, Span<int> counts, Span<int> order)
    {
        counts.Clear();
        foreach (short key in keys)
            counts[key]++;
        int start = 0;
        for (int key = 0; key < counts.Length; key++)
        {
            int count = counts[key];
            counts[key] = start;
            start += count;
        }

        for (int i = 0; i < keys.Length; i++)
            order[counts[keys[i]]++] = i;
    }

    /// <summary>The definition.</summary>
    public static void Reference(ReadOnlySpan<short> keys, Span<int> order)
    {
        short[] copy = keys.ToArray();
        Enumerable.Range(0, copy.Length).OrderBy(i => copy[i]).ToArray().CopyTo(order);
    }
}
