using System.Globalization;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Association rules of up to a given number of items: finds the frequent itemsets, then makes a rule to each item of an itemset from the
/// others.
/// </summary>
sealed class ItemsetRules
{
    /// <summary>Memory of a rule during the search and for the text of its antecedent, in addition to its row.</summary>
    const int BytesPerFoundRule = 160;

    readonly QueryContext _context;
    readonly RuleFinder _finder;
    readonly int _baskets;
    readonly int[] _itemBaskets;
    readonly List<FrequentItemset>[] _itemsets;
    Dictionary<Itemset, int> _basketsOf = [];

    ItemsetRules(QueryContext context, CooccurrenceIndex cooccurrences, RuleFinder finder, int frequentItems)
    {
        _context = context;
        _finder = finder;
        _baskets = cooccurrences.Baskets.Count;
        _itemBaskets = cooccurrences.Index.Baskets;
        _itemsets = [.. Enumerable.Range(0, frequentItems).Select(_ => new List<FrequentItemset>())];
    }

    /// <param name="context">Threads.</param>
    /// <param name="cooccurrences">The baskets.</param>
    /// <param name="finder">Which rules.</param>
    /// <param name="maxLength">Maximum number of items in a rule.</param>
    /// <param name="limit">Only so many with the highest metric, best first, ties in rule order; null: all, in rule order.</param>
    /// <param name="found">How many rules there are in all.</param>
    /// <exception cref="MemoryBudgetException">There are too many itemsets or rules.</exception>
    public static RuleRows Find(
        QueryContext context, CooccurrenceIndex cooccurrences, RuleFinder finder, int maxLength, int? limit, out long found)
    {
        int[] itemBaskets = cooccurrences.Index.Baskets;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(itemBaskets.Length, Itemset.ItemLimit);
        int[] frequent = [.. cooccurrences.Index.Items.Where(item => itemBaskets[item] >= finder.Minimum)];
        long words = BasketBitmaps.WordsFor(cooccurrences.Baskets, frequent.Length);
        var bitmaps = BasketBitmaps.Build(context, cooccurrences.Baskets, frequent, cooccurrences.Rent<ulong>(Math.Max(1, words)));
        var search = new ItemsetRules(context, cooccurrences, finder, frequent.Length);
        try
        {
            search.Mine(bitmaps, frequent, maxLength);
            var rules = limit is { } most ? search.Best(most, out found) : search.All(out found);
            return RuleRows.From(search._baskets, itemBaskets, rules);
        }
        catch (MemoryBudgetException exceeded)
        {
            // Before the threshold, an itemset makes a rule to each of its items.
            long estimate = search._itemsets.Sum(list => list.Sum(itemset => (long)itemset.Items.Length));
            throw new MemoryBudgetException(
                string.Create(
                    CultureInfo.InvariantCulture, $"association_rules of an estimated {estimate:N0} rows and more before the threshold"),
                exceeded.NeededBytes, exceeded.TakenBytes, exceeded.BudgetBytes);
        }
    }

    void Mine(BasketBitmaps bitmaps, int[] frequent, int maxLength)
    {
        var miners = new ItemsetMiner?[_context.Threads];
        ForEach((worker, first) =>
            (miners[worker] ??= new ItemsetMiner(bitmaps, frequent, _finder.Minimum, maxLength, _context.Memory))
                .Find(first, _itemsets[first]));
        // Itemsets of maximum length are in no antecedent, and they are usually the majority.
        _basketsOf = _itemsets.SelectMany(list => list).Where(itemset => itemset.Items.Length < maxLength)
            .ToDictionary(itemset => itemset.Items, itemset => itemset.Baskets);
    }

    /// <summary>All rules, in rule order.</summary>
    ItemsetRule[] All(out long found)
    {
        var rules = Array.ConvertAll(_itemsets, _ => new List<ItemsetRule>());
        ForEach((_, first) =>
        {
            foreach (var itemset in _itemsets[first])
            {
                int before = rules[first].Count;
                Add(itemset, (_, rule) => rules[first].Add(rule));
                _context.Memory.Reserve("the rules", (long)(rules[first].Count - before) * (_finder.BytesPerRule + BytesPerFoundRule));
            }
        });
        var sorted = LargeArray.Allocate<ItemsetRule>(rules.Sum(list => list.Count));
        int count = 0;
        foreach (var list in rules)
        {
            list.CopyTo(sorted, count);
            count += list.Count;
        }

        sorted.AsSpan().Sort();
        found = count;
        return sorted;
    }

    /// <summary>The rules with the highest metric, best first.</summary>
    ItemsetRule[] Best(int limit, out long found)
    {
        var best = new BestRules<ItemsetRule>?[_context.Threads];
        long[] counts = new long[_itemsets.Length];
        ForEach((worker, first) =>
        {
            var own = best[worker] ??= new BestRules<ItemsetRule>(limit, _context.Memory);
            foreach (var itemset in _itemsets[first])
                Add(itemset, (measures, rule) =>
                {
                    counts[first]++;
                    own.Add(measures[_finder.Metric], rule);
                });
        });
        found = counts.Sum();
        var merged = BestRules<ItemsetRule>.Merge(best, limit);
        _context.Memory.Reserve("the rules", (long)merged.Length * (_finder.BytesPerRule + BytesPerFoundRule));
        return merged;
    }

    void ForEach(Action<int, int> body) => Workers.Run(_context.Threads, _itemsets.Length, body, _context.CancellationToken);

    /// <summary>Passes on the rules to each item of an itemset from the others, if they are wanted.</summary>
    void Add(FrequentItemset itemset, Action<RuleCounts, ItemsetRule> add)
    {
        Span<int> items = stackalloc int[RuleOptions.MaxItemsetLength];
        items = items[..itemset.Items.Length];
        itemset.Items.CopyTo(items);
        if (_finder.Item is { } wanted && !items.Contains(wanted))
            return;
        for (int i = 0; i < items.Length; i++)
        {
            var antecedent = Itemset.Without(items, i);
            // Apriori property: every subset of a frequent itemset is frequent.
            int antecedentBaskets = items.Length == 2 ? _itemBaskets[items[1 - i]] : _basketsOf[antecedent];
            var counts = new RuleCounts(_baskets, antecedentBaskets, _itemBaskets[items[i]], itemset.Baskets);
            if (_finder.Keeps(counts))
                add(counts, new ItemsetRule(antecedent, items[i], antecedentBaskets, itemset.Baskets));
        }
    }
}
