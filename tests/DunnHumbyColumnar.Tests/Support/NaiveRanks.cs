namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Scores 1..5 by definition, one value at a time. Values come in household order.</summary>
static class NaiveRanks
{
    public static int[] Score<T>(IReadOnlyList<T> values, TiePolicy ties, IComparer<T> comparer)
    {
        var sorted = values.Order(comparer).ToList();
        int n = sorted.Count;
        int Boundary(int k) => (int)Math.Floor((n - 1) * k / 5m);
        if (ties == TiePolicy.Equal)
            return [.. values.Select(value => 1 + Enumerable.Range(1, 4).Count(k => comparer.Compare(value, sorted[Boundary(k)]) > 0))];
        int[] scores = new int[n];
        var order = Enumerable.Range(0, n).OrderBy(i => values[i], comparer).ThenBy(i => i).ToList();
        if (ties == TiePolicy.RankFirst)
        {
            for (int rank = 0; rank < n; rank++)
                scores[order[rank]] = 1 + Enumerable.Range(1, 4).Count(k => rank > Boundary(k));
            return scores;
        }

        // Five tiles filled one after the other, the first n mod 5 of them with one more.
        int next = 0;
        for (int tile = 1; tile <= 5; tile++)
            for (int left = (n / 5) + (tile <= n % 5 ? 1 : 0); left > 0; left--)
                scores[order[next++]] = tile;
        return scores;
    }
}
