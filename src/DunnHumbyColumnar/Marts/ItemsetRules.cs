using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>Which several items together lead to another?</summary>
static class ItemsetRules
{
    public static RuleRows Find(QueryContext context, PairWork work, RuleFinder finder, int longest)
    {
        int[] itemBaskets = work.Index.Baskets;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(itemBaskets.Length, Itemset.ItemLimit);
        int[] frequent = [.. work.Index.Items.Where(item => itemBaskets[item] >= finder.Minimum)];
        var budget = new MemoryBudget(finder.MemoryBytes);
        long words = BasketBitmaps.WordsFor(work.Baskets, frequent.Length);
        budget.Reserve("the bitmaps of the frequent items", words * sizeof(ulong));
        var bitmaps = BasketBitmaps.Build(context, work.Baskets, frequent, work.Rent<ulong>(Math.Max(1, words)));

        var found = Array.ConvertAll(frequent, _ => new List<FrequentItemset>());
        var miners = new ItemsetMiner?[context.Threads];
        Workers.Run(
            context.Threads,
            frequent.Length,
            (worker, first) => (miners[worker] ??= new ItemsetMiner(bitmaps, frequent, finder.Minimum, longest, budget)).Find(first, found[first]),
            context.CancellationToken);
        return Rules(work.Baskets.Count, itemBaskets, [.. found.SelectMany(list => list)], finder, budget);
    }

    static RuleRows Rules(int baskets, int[] itemBaskets, FrequentItemset[] itemsets, RuleFinder finder, MemoryBudget budget)
    {
        var basketsOf = itemsets.ToDictionary(itemset => itemset.Items, itemset => itemset.Baskets);
        var rules = new List<(Itemset Antecedent, int Consequent, RuleCounts Counts)>();
        var items = new List<int>();
        foreach (var itemset in itemsets)
        {
            items.Clear();
            itemset.Items.AddTo(items);
            int before = rules.Count;
            for (int i = 0; i < items.Count; i++)
            {
                var antecedent = Itemset.Without([.. items], i);
                // Whatever is frequent has only frequent parts.
                int antecedentBaskets = items.Count == 2 ? itemBaskets[items[1 - i]] : basketsOf[antecedent];
                var counts = new RuleCounts(baskets, antecedentBaskets, itemBaskets[items[i]], itemset.Baskets);
                if (finder.Keeps(counts))
                    rules.Add((antecedent, items[i], counts));
            }

            budget.Reserve("the rules", (long)(rules.Count - before) * finder.BytesPerRule);
        }

        rules.Sort((left, right) => (left.Antecedent, left.Consequent).CompareTo((right.Antecedent, right.Consequent)));
        return RuleRows.Of(baskets, rules);
    }
}
