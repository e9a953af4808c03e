namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Counts of a rule that baskets can have, small and as large as the published data have them.</summary>
static class RuleCase
{
    public static RuleCounts Of(int seed)
    {
        var random = new Random(seed);
        int baskets = 1 + random.Next(random.Next(2) == 0 ? 20 : 300_000);
        int antecedent = 1 + random.Next(baskets);
        int consequent = 1 + random.Next(baskets);
        return new RuleCounts(
            baskets, antecedent, consequent, random.Next(LeastPair(baskets, antecedent, consequent), Math.Min(antecedent, consequent) + 1));
    }

    /// <summary>Counts of which one is smaller and that baskets can have as well.</summary>
    public static IEnumerable<RuleCounts> Smaller(RuleCounts rule)
    {
        int[] counts = [rule.Baskets, rule.Antecedent, rule.Consequent, rule.Pair];
        foreach (var shrink in (Func<int, int>[])[count => count / 2, count => count - 1])
            for (int i = 0; i < counts.Length; i++)
            {
                int[] smaller = [.. counts];
                smaller[i] = shrink(smaller[i]);
                var (baskets, antecedent, consequent, pair) = (smaller[0], smaller[1], smaller[2], smaller[3]);
                if (antecedent >= 1 && consequent >= 1 && Math.Max(antecedent, consequent) <= baskets
                    && pair >= LeastPair(baskets, antecedent, consequent) && pair <= Math.Min(antecedent, consequent))
                    yield return new RuleCounts(baskets, antecedent, consequent, pair);
            }
    }

    static int LeastPair(int baskets, int antecedent, int consequent) => Math.Max(1, antecedent + consequent - baskets);
}
