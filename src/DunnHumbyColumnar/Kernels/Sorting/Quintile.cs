namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Quintile scores 1..5 by the rule of pandas <c>qcut</c>, without floating point. With s the n values in ascending order, the boundaries
/// are s[floor((n - 1) k / 5)] for k = 1..4, and score(x) = 1 + the number of boundaries below x. Equal values score equally; a bin that
/// ties leave empty is skipped.
/// </summary>
static class Quintile
{
    public const int Boundaries = 4;

    /// <summary>
    /// Scores by value and writes the four boundaries; without values nothing is written. <paramref name="scratch"/> is as long as the
    /// values.
    /// </summary>
    public static void Score<T>(ReadOnlySpan<T> values, Span<T> scratch, Span<T> boundaries, Span<byte> scores)
        where T : IComparable<T>
    {
        if (values.IsEmpty)
            return;
        var sorted = scratch[..values.Length];
        values.CopyTo(sorted);
        sorted.Sort();
        for (int k = 1; k <= Boundaries; k++)
            boundaries[k - 1] = sorted[BoundaryIndex(values.Length, k)];
        for (int i = 0; i < values.Length; i++)
        {
            byte score = 1;
            foreach (var boundary in boundaries[..Boundaries])
                if (values[i].CompareTo(boundary) > 0)
                    score++;
            scores[i] = score;
        }
    }

    /// <summary>0-based position of boundary k = 1..4 among n sorted values.</summary>
    public static int BoundaryIndex(int n, int k) => (int)((n - 1L) * k / 5);

    /// <summary>Score of the value at a 0-based rank among n, after ties are broken: the same rule applied to the ranks.</summary>
    public static byte OfRank(int rank, int n)
    {
        byte score = 1;
        for (int k = 1; k <= Boundaries; k++)
            if (rank > BoundaryIndex(n, k))
                score++;
        return score;
    }

    /// <summary>SQL's NTILE(5) of a 0-based rank among n: the first n mod 5 tiles hold one row more than the others.</summary>
    public static byte TileOfRank(int rank, int n)
    {
        int small = n / 5;
        int large = n % 5;
        int inLarge = large * (small + 1);
        return (byte)(1 + (rank < inLarge ? rank / (small + 1) : large + ((rank - inLarge) / small)));
    }

    /// <summary>The definition of <see cref="Score{T}"/>, one value at a time.</summary>
    public static byte Reference<T>(T value, IEnumerable<T> values)
        where T : IComparable<T>
    {
        var sorted = values.Order().ToList();
        return (byte)(1 + Enumerable.Range(1, Boundaries).Count(k => value.CompareTo(sorted[(sorted.Count - 1) * k / 5]) > 0));
    }
}
