namespace DunnHumbyColumnar.Kernels;

/// <summary>Makes sorted keys with weights unique: equal keys become one with the sum of their weights.</summary>
static class PairCompaction
{
    /// <summary>
    /// Compacts in place; returns the number of keys that remain. Keys ascend.
    /// A weight above 2^31 - 1 throws <see cref="OverflowException"/>.
    /// </summary>
    public static int Compact(Span<ulong> keys, Span<int> weights)
    {
        if (keys.IsEmpty)
            return 0;
        int last = 0;
        for (int i = 1; i < keys.Length; i++)
        {
            if (keys[i] == keys[last])
            {
                weights[last] = checked(weights[last] + weights[i]);
                continue;
            }

            keys[++last] = keys[i];
            weights[last] = weights[i];
        }

        return last + 1;
    }

    /// <summary>The definition.</summary>
    public static int Reference(Span<ulong> keys, Span<int> weights)
    {
        var sums = new SortedDictionary<ulong, int>();
        for (int i = 0; i < keys.Length; i++)
            sums[keys[i]] = checked(sums.GetValueOrDefault(keys[i]) + weights[i]);
        int n = 0;
        foreach (var (key, weight) in sums)
        {
            keys[n] = key;
            weights[n++] = weight;
        }

        return n;
    }
}
