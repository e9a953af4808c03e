using System.Globalization;
using System.Runtime.InteropServices;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>Which several items together lead to another?</summary>
static class ItemsetRules
{
    /// <summary>What a rule takes while it is found and for the text of its antecedent, beyond what it takes as a row.</summary>
    const int BytesPerFoundRule = 160;

    /// <exception cref="MemoryBudgetException">There are too many itemsets or rules.</exception>
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
        var rules = new List<ItemsetRule>();
        var miners = new ItemsetMiner?[context.Threads];
        try
        {
            Workers.Run(
                context.Threads,
                frequent.Length,
                (worker, first) => (miners[worker] ??= new ItemsetMiner(bitmaps, frequent, finder.Minimum, longest, budget)).Find(first, found[first]),
                context.CancellationToken);
            Add(rules, [.. found.SelectMany(list => list)], longest, work.Baskets.Count, itemBaskets, finder, budget);
        }
        catch (MemoryBudgetException refused)
        {
            // Each itemset has a rule to each of its items, before the threshold.
            long estimate = found.Sum(list => list.Sum(itemset => (long)itemset.Items.Length));
            throw new MemoryBudgetException(
                string.Create(CultureInfo.InvariantCulture, $"association_rules of an estimated {estimate:N0} rows and more before the threshold"), refused.NeededBytes, refused.BudgetBytes);
        }

        rules.Sort();
        return RuleRows.Of(work.Baskets.Count, rules);
    }

    static void Add(List<ItemsetRule> rules, FrequentItemset[] itemsets, int longest, int baskets, int[] itemBaskets, RuleFinder finder, MemoryBudget budget)
    {
        // The longest are nobody's antecedent, and mostly the most.
        var basketsOf = itemsets.Where(itemset => itemset.Items.Length < longest).ToDictionary(itemset => itemset.Items, itemset => itemset.Baskets);
        var items = new List<int>();
        foreach (var itemset in itemsets)
        {
            items.Clear();
            itemset.Items.AddTo(items);
            int before = rules.Count;
            for (int i = 0; i < items.Count; i++)
            {
                var antecedent = Itemset.Without(CollectionsMarshal.AsSpan(items), i);
                // Whatever is frequent has only frequent parts.
                int antecedentBaskets = items.Count == 2 ? itemBaskets[items[1 - i]] : basketsOf[antecedent];
                var counts = new RuleCounts(baskets, antecedentBaskets, itemBaskets[items[i]], itemset.Baskets);
                if (finder.Keeps(counts))
                    rules.Add(new ItemsetRule(antecedent, items[i], counts));
            }

            budget.Reserve("the rules", (long)(rules.Count - before) * (finder.BytesPerRule + BytesPerFoundRule));
        }
    }
}

/// <summary>A rule with several items, or one, on its left side; by that, then by its consequent.</summary>
readonly record struct ItemsetRule(Itemset Antecedent, int Consequent, RuleCounts Counts) : IComparable<ItemsetRule>
{
    public int CompareTo(ItemsetRule other) => Antecedent.CompareTo(other.Antecedent) is not 0 and int order ? order : Consequent.CompareTo(other.Consequent);
}
