using System.Globalization;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Association rules of up to a given number of items: finds the frequent itemsets, then makes a rule to each item of an itemset from the
/// others.
/// </summary>
static class ItemsetRules
{
    /// <summary>Memory of a rule during the search and for the text of its antecedent, in addition to its row.</summary>
    const int BytesPerFoundRule = 160;

    /// <exception cref="MemoryBudgetException">There are too many itemsets or rules.</exception>
    public static RuleRows Find(QueryContext context, CooccurrenceIndex cooccurrences, RuleFinder finder, int maxLength)
    {
        int[] itemBaskets = cooccurrences.Index.Baskets;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(itemBaskets.Length, Itemset.ItemLimit);
        int[] frequent = [.. cooccurrences.Index.Items.Where(item => itemBaskets[item] >= finder.Minimum)];
        var budget = new MemoryBudget(finder.MemoryBytes);
        long words = BasketBitmaps.WordsFor(cooccurrences.Baskets, frequent.Length);
        budget.Reserve("the bitmaps of the frequent items", words * sizeof(ulong));
        var bitmaps = BasketBitmaps.Build(context, cooccurrences.Baskets, frequent, cooccurrences.Rent<ulong>(Math.Max(1, words)));

        var found = Array.ConvertAll(frequent, _ => new List<FrequentItemset>());
        var rules = Array.ConvertAll(frequent, _ => new List<ItemsetRule>());
        var miners = new ItemsetMiner?[context.Threads];
        void ForEach(Action<int, int> body) => Workers.Run(context.Threads, frequent.Length, body, context.CancellationToken);
        try
        {
            ForEach((worker, first) => (miners[worker] ??= new ItemsetMiner(bitmaps, frequent, finder.Minimum, maxLength, budget))
                .Find(first, found[first]));
            // Itemsets of maximum length are in no antecedent, and they are usually the majority.
            var basketsOf = found.SelectMany(list => list).Where(itemset => itemset.Items.Length < maxLength)
                .ToDictionary(itemset => itemset.Items, itemset => itemset.Baskets);
            ForEach((_, first) => Add(rules[first], found[first], basketsOf, cooccurrences.Baskets.Count, itemBaskets, finder, budget));
        }
        catch (MemoryBudgetException exceeded)
        {
            // Before the threshold, an itemset makes a rule to each of its items.
            long estimate = found.Sum(list => list.Sum(itemset => (long)itemset.Items.Length));
            throw new MemoryBudgetException(
                string.Create(
                    CultureInfo.InvariantCulture, $"association_rules of an estimated {estimate:N0} rows and more before the threshold"),
                exceeded.NeededBytes, exceeded.BudgetBytes);
        }

        var sorted = LargeArray.Allocate<ItemsetRule>(rules.Sum(list => list.Count));
        int count = 0;
        foreach (var list in rules)
        {
            list.CopyTo(sorted, count);
            count += list.Count;
        }

        sorted.AsSpan().Sort();
        return RuleRows.From(cooccurrences.Baskets.Count, itemBaskets, sorted);
    }

    static void Add(
        List<ItemsetRule> rules, List<FrequentItemset> itemsets, Dictionary<Itemset, int> basketsOf, int baskets, int[] itemBaskets,
        RuleFinder finder, MemoryBudget budget)
    {
        Span<int> room = stackalloc int[RuleOptions.MaxItemsetLength];
        foreach (var itemset in itemsets)
        {
            var items = room[..itemset.Items.Length];
            itemset.Items.CopyTo(items);
            int before = rules.Count;
            for (int i = 0; i < items.Length; i++)
            {
                var antecedent = Itemset.Without(items, i);
                // Apriori property: every subset of a frequent itemset is frequent.
                int antecedentBaskets = items.Length == 2 ? itemBaskets[items[1 - i]] : basketsOf[antecedent];
                if (finder.Keeps(new RuleCounts(baskets, antecedentBaskets, itemBaskets[items[i]], itemset.Baskets)))
                    rules.Add(new ItemsetRule(antecedent, items[i], antecedentBaskets, itemset.Baskets));
            }

            budget.Reserve("the rules", (long)(rules.Count - before) * (finder.BytesPerRule + BytesPerFoundRule));
        }
    }
}
