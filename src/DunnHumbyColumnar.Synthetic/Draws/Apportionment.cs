namespace DunnHumbyColumnar.Synthetic;

/// <summary>Divides whole numbers exactly.</summary>
static class Apportionment
{
    /// <summary>
    /// Divides <paramref name="total"/> in proportion to weights by cumulative rounding; every share is at least <paramref name="min"/> and
    /// at most its ceiling. The total must lie between the sums of both.
    /// </summary>
    public static int[] Divide(long total, ReadOnlySpan<double> weights, int min, Func<int, int>? ceiling = null)
    {
        var shares = new int[weights.Length];
        double sum = 0;
        foreach (double weight in weights)
            sum += weight;
        double before = 0;
        long assigned = 0;
        long rest = total - ((long)min * weights.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(rest, nameof(total));
        for (int i = 0; i < weights.Length; i++)
        {
            before += weights[i];
            long until = i == weights.Length - 1 ? rest : Math.Min(rest, (long)(before / sum * rest));
            shares[i] = min + (int)(until - assigned);
            assigned = until;
        }

        if (ceiling is not null)
            Level(shares, ceiling);
        return shares;
    }

    /// <summary>Moves what exceeds a ceiling to the next shares that have room.</summary>
    static void Level(int[] shares, Func<int, int> ceiling)
    {
        long excess = 0;
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < shares.Length; i++)
            {
                long wanted = shares[i] + excess;
                shares[i] = (int)Math.Min(wanted, ceiling(i));
                excess = wanted - shares[i];
            }
        }

        if (excess > 0)
            throw new ArgumentException("The shares have no room for the total.", nameof(shares));
    }
}
