using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>Turns counted pairs into rules: those in enough baskets whose metric is high enough, both ways.</summary>
/// <param name="Work">What a refusal is about.</param>
/// <param name="Minimum">Fewest baskets with both.</param>
/// <param name="Metric">The metric of the threshold.</param>
/// <param name="Threshold">Least value of the metric; null: any.</param>
/// <param name="MemoryBytes">What rules may take.</param>
/// <param name="BytesPerRule">What a rule takes.</param>
sealed record RuleFinder(string Work, int Minimum, RuleMetric Metric, double? Threshold, long MemoryBytes, int BytesPerRule)
{
    /// <summary>What a rule takes as a row of a result: two names, a level, four counts, nine measures; and while it is found.</summary>
    public const int BytesPerRow = 152;

    /// <exception cref="MemoryBudgetException">There are too many.</exception>
    public RuleTable Find(CooccurrenceIndex cooccurrences)
    {
        var pairs = cooccurrences.Count();
        int baskets = cooccurrences.Baskets.Count;
        int[] itemBaskets = cooccurrences.Index.Baskets;
        var chunks = Array.ConvertAll(pairs.Chunks, _ => new CooccurrenceList());
        long maxRules = MemoryBytes / BytesPerRule;
        long found = 0;
        pairs.Run(Minimum, (chunk, item, row) =>
        {
            int before = chunks[chunk].Items.Count;
            int rules = 0;
            for (int i = 0; i < row.Count; i++)
            {
                int ways = Ways(baskets, itemBaskets[item], itemBaskets[row.Items[i]], row.Pairs[i]);
                rules += ways;
                if (ways > 0)
                    chunks[chunk].Add(item, row.Items[i], row.Pairs[i]);
            }

            // Beyond the limit rules are only counted.
            if (Interlocked.Add(ref found, rules) > maxRules)
                chunks[chunk].Truncate(before);
        });
        if (found > maxRules)
            throw new MemoryBudgetException(string.Create(CultureInfo.InvariantCulture, $"holding {found:N0} rules for {Work}"), found * BytesPerRule, MemoryBytes);
        return Fill(baskets, itemBaskets, chunks);
    }

    /// <summary>Fewest baskets that are a share of all, by the same division that gives the support.</summary>
    public static int MinPairs(double support, int baskets)
    {
        int min = (int)Math.Ceiling(support * baskets);
        while (min > 0 && (double)(min - 1) / baskets >= support)
            min--;
        while (min <= baskets && (double)min / baskets < support)
            min++;
        return min;
    }

    public bool Keeps(RuleCounts counts) => Threshold is not { } min || counts[Metric] >= min;

    /// <summary>In how many directions, 0 to 2, a pair is a rule.</summary>
    int Ways(int baskets, int left, int right, int pair) => Threshold is null
        ? 2
        : (Keeps(new RuleCounts(baskets, left, right, pair)) ? 1 : 0) + (Keeps(new RuleCounts(baskets, right, left, pair)) ? 1 : 0);

    RuleTable Fill(int baskets, int[] itemBaskets, CooccurrenceList[] chunks)
    {
        int[] starts = new int[itemBaskets.Length + 1];
        Each(baskets, itemBaskets, chunks, (antecedent, _, _) => starts[antecedent + 1]++);
        for (int item = 0; item < itemBaskets.Length; item++)
            starts[item + 1] += starts[item];
        int[] next = starts[..^1];
        int[][] columns = LargeArray.Allocate<int>(starts[^1], 2);
        var (consequents, pairs) = (columns[0], columns[1]);
        void Put(int antecedent, int consequent, int pair)
        {
            consequents[next[antecedent]] = consequent;
            pairs[next[antecedent]++] = pair;
        }

        // An item's earlier partners come first, those for which it is the later one; so both ways in one pass would mix them up.
        Each(baskets, itemBaskets, chunks, Put, forward: false);
        Each(baskets, itemBaskets, chunks, Put, backward: false);
        return new RuleTable(baskets, itemBaskets, starts, consequents, pairs);
    }

    void Each(int baskets, int[] itemBaskets, CooccurrenceList[] chunks, Action<int, int, int> rule, bool forward = true, bool backward = true)
    {
        foreach (var chunk in chunks)
        {
            for (int i = 0; i < chunk.Items.Count; i++)
            {
                var (item, other, pair) = (chunk.Items[i], chunk.Others[i], chunk.Pairs[i]);
                if (forward && Keeps(new RuleCounts(baskets, itemBaskets[item], itemBaskets[other], pair)))
                    rule(item, other, pair);
                if (backward && Keeps(new RuleCounts(baskets, itemBaskets[other], itemBaskets[item], pair)))
                    rule(other, item, pair);
            }
        }
    }
}
