using System.Globalization;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Turns co-occurrence counts into rules, in both directions: pairs in enough baskets whose metric reaches the threshold.
/// </summary>
/// <param name="Table">The table that is computed, for the message of an exception.</param>
/// <param name="Minimum">Minimum number of baskets with both items.</param>
/// <param name="Metric">The metric of the threshold.</param>
/// <param name="Threshold">Minimum of the metric; null: none.</param>
/// <param name="BytesPerRule">Memory of a rule that is kept.</param>
/// <param name="Memory">Charged for the rules that are kept.</param>
sealed record RuleFinder(string Table, int Minimum, RuleMetric Metric, double? Threshold, int BytesPerRule, MemoryAccount Memory)
{
    /// <summary>Memory of a rule as a row of a result (two names, a level, four counts, nine measures) and during the search.</summary>
    public const int BytesPerRow = 152;

    /// <summary>Only rules with this item on either side; null: all.</summary>
    public int? Item { get; init; }

    /// <summary>All rules.</summary>
    /// <exception cref="MemoryBudgetException">There are too many rules.</exception>
    public RuleTable Find(CooccurrenceIndex cooccurrences)
    {
        var pairs = cooccurrences.Count();
        int baskets = cooccurrences.Baskets.Count;
        int[] itemBaskets = cooccurrences.Index.Baskets;
        var chunks = Array.ConvertAll(pairs.Chunks, _ => new CooccurrenceList());
        long found = 0;
        long kept = 0;
        bool isFull = false;
        pairs.Run(Minimum, (_, chunk, item, row) =>
        {
            int before = chunks[chunk].Items.Count;
            int rules = 0;
            for (int i = 0; i < row.Count; i++)
            {
                int directions = Has(item, row.Items[i])
                    ? Directions(baskets, itemBaskets[item], itemBaskets[row.Items[i]], row.Pairs[i])
                    : 0;
                rules += directions;
                if (directions > 0)
                    chunks[chunk].Add(item, row.Items[i], row.Pairs[i]);
            }

            // Beyond the budget, rules are counted but not kept.
            Interlocked.Add(ref found, rules);
            if (!Volatile.Read(ref isFull) && Memory.TryReserve((long)rules * BytesPerRule))
            {
                Interlocked.Add(ref kept, rules);
                return;
            }

            Volatile.Write(ref isFull, true);
            chunks[chunk].Truncate(before);
        });
        if (!isFull)
            return Fill(baskets, itemBaskets, chunks);
        Memory.Release(kept * BytesPerRule);
        throw Memory.Exceeded(
            string.Create(CultureInfo.InvariantCulture, $"holding {found:N0} rules for {Table}"), found * BytesPerRule);
    }

    /// <summary>The rules with the highest metric, best first, ties in rule order; no others are kept while searching.</summary>
    /// <param name="context">Threads.</param>
    /// <param name="cooccurrences">The counts.</param>
    /// <param name="limit">How many.</param>
    /// <param name="found">How many there are in all.</param>
    public PairRule[] FindBest(QueryContext context, CooccurrenceIndex cooccurrences, int limit, out long found)
    {
        var pairs = cooccurrences.Count();
        int baskets = cooccurrences.Baskets.Count;
        int[] itemBaskets = cooccurrences.Index.Baskets;
        var best = new BestRules<PairRule>?[context.Threads];
        long[] counts = new long[pairs.Chunks.Length];
        pairs.Run(Minimum, (worker, chunk, item, row) =>
        {
            var own = best[worker] ??= new BestRules<PairRule>(limit, Memory);
            for (int i = 0; i < row.Count; i++)
            {
                int other = row.Items[i];
                if (!Has(item, other))
                    continue;
                Add(item, other, row.Pairs[i]);
                Add(other, item, row.Pairs[i]);
            }

            void Add(int antecedent, int consequent, int pair)
            {
                var rule = new RuleCounts(baskets, itemBaskets[antecedent], itemBaskets[consequent], pair);
                if (!Keeps(rule))
                    return;
                counts[chunk]++;
                own.Add(rule[Metric], new PairRule(antecedent, consequent, pair));
            }
        });
        found = counts.Sum();
        return BestRules<PairRule>.Merge(best, limit);
    }

    /// <summary>The smallest number of baskets that reaches a support, by the same floating-point division that computes it.</summary>
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

    /// <summary>Whether the pair is wanted.</summary>
    bool Has(int left, int right) => Item is not { } item || left == item || right == item;

    /// <summary>In how many directions, 0 to 2, a pair is a rule.</summary>
    int Directions(int baskets, int left, int right, int pair) => Threshold is null
        ? 2
        : (Keeps(new RuleCounts(baskets, left, right, pair)) ? 1 : 0) + (Keeps(new RuleCounts(baskets, right, left, pair)) ? 1 : 0);

    RuleTable Fill(int baskets, int[] itemBaskets, CooccurrenceList[] chunks)
    {
        int[] starts = new int[itemBaskets.Length + 1];
        ForEachRule(baskets, itemBaskets, chunks, (antecedent, _, _) => starts[antecedent + 1]++);
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

        // Rules to lower items first, then those to higher ones: so the consequents of each antecedent ascend.
        ForEachRule(baskets, itemBaskets, chunks, Put, forward: false);
        ForEachRule(baskets, itemBaskets, chunks, Put, backward: false);
        return new RuleTable(baskets, itemBaskets, starts, consequents, pairs);
    }

    void ForEachRule(
        int baskets, int[] itemBaskets, CooccurrenceList[] chunks, Action<int, int, int> body, bool forward = true, bool backward = true)
    {
        foreach (var chunk in chunks)
        {
            for (int i = 0; i < chunk.Items.Count; i++)
            {
                var (item, other, pair) = (chunk.Items[i], chunk.Others[i], chunk.Pairs[i]);
                if (forward && Keeps(new RuleCounts(baskets, itemBaskets[item], itemBaskets[other], pair)))
                    body(item, other, pair);
                if (backward && Keeps(new RuleCounts(baskets, itemBaskets[other], itemBaskets[item], pair)))
                    body(other, item, pair);
            }
        }
    }
}

/// <summary>A rule between two items; ordered by antecedent, then consequent.</summary>
/// <param name="Antecedent">Item code.</param>
/// <param name="Consequent">Item code.</param>
/// <param name="PairBaskets">Baskets with both.</param>
readonly record struct PairRule(int Antecedent, int Consequent, int PairBaskets) : IComparable<PairRule>
{
    public int CompareTo(PairRule other) => (Antecedent, Consequent).CompareTo((other.Antecedent, other.Consequent));
}
