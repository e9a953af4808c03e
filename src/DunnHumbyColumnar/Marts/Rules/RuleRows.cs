using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Rules in result order, in aligned arrays. Antecedents of several items are in CSR form: their items one after another, and the offset of
/// each rule's.
/// </summary>
sealed class RuleRows
{
    readonly int[] _starts;

    RuleRows(int baskets, int[] antecedents, int[] starts, int[] consequents, int[] antecedentBaskets, int[] consequentBaskets, int[] pairs)
    {
        Baskets = baskets;
        Antecedents = antecedents;
        _starts = starts;
        Consequents = consequents;
        AntecedentBaskets = antecedentBaskets;
        ConsequentBaskets = consequentBaskets;
        Pairs = pairs;
    }

    public int Baskets { get; }

    public int Count => Consequents.Length;

    /// <summary>Item codes of the antecedents, rule after rule.</summary>
    int[] Antecedents { get; }

    public int[] Consequents { get; }

    public int[] AntecedentBaskets { get; }

    public int[] ConsequentBaskets { get; }

    public int[] Pairs { get; }

    /// <summary>Whether antecedents are lists, possibly all of one item; otherwise they are single items.</summary>
    bool HasLists => _starts.Length > 0;

    public ReadOnlySpan<int> Antecedent(int rule) =>
        HasLists ? Antecedents.AsSpan(_starts[rule].._starts[rule + 1]) : Antecedents.AsSpan(rule, 1);

    public RuleCounts Counts(int rule) => new(Baskets, AntecedentBaskets[rule], ConsequentBaskets[rule], Pairs[rule]);

    /// <summary>The given rules, in the given order.</summary>
    public RuleRows Pick(int[] rules)
    {
        var antecedents = new List<int>();
        int[] starts = new int[rules.Length + 1];
        for (int i = 0; i < rules.Length; i++)
        {
            antecedents.AddRange(Antecedent(rules[i]));
            starts[i + 1] = antecedents.Count;
        }

        int[] Each(int[] values) => Array.ConvertAll(rules, rule => values[rule]);
        return new(
            Baskets, [.. antecedents], HasLists ? starts : [], Each(Consequents), Each(AntecedentBaskets),
            Each(ConsequentBaskets), Each(Pairs));
    }

    public static RuleRows From(RuleTable rules)
    {
        int[][] columns = LargeArray.Allocate<int>(rules.Count, 3);
        var (antecedents, antecedentBaskets, consequentBaskets) = (columns[0], columns[1], columns[2]);
        for (int item = 0; item + 1 < rules.Starts.Length; item++)
        {
            var own = rules.Starts[item]..rules.Starts[item + 1];
            antecedents.AsSpan(own).Fill(item);
            antecedentBaskets.AsSpan(own).Fill(rules.ItemBaskets[item]);
        }

        for (int rule = 0; rule < rules.Count; rule++)
            consequentBaskets[rule] = rules.ItemBaskets[rules.Consequents[rule]];
        return new(rules.Baskets, antecedents, [], rules.Consequents, antecedentBaskets, consequentBaskets, rules.Pairs);
    }

    /// <summary>Rules between two items, not of product level, from the columns of association_rules; at least one.</summary>
    public static RuleRows From(ItemNames names, ResultFrame stored)
    {
        var codes = names.Texts.Index().ToDictionary(item => item.Item, item => item.Index, StringComparer.Ordinal);
        return new(
            ((int[])stored["n_baskets"].Values)[0],
            Array.ConvertAll((string[][])stored["antecedent"].Values, antecedent => codes[antecedent[0]]),
            [],
            Array.ConvertAll((string[])stored["consequent"].Values, consequent => codes[consequent]),
            (int[])stored["n_antecedent"].Values, (int[])stored["n_consequent"].Values, (int[])stored["n_pair"].Values);
    }

    /// <summary>Rules between two items.</summary>
    /// <param name="baskets">N: all baskets.</param>
    /// <param name="itemBaskets">Number of baskets with each item.</param>
    /// <param name="rules">In result order.</param>
    public static RuleRows From(int baskets, int[] itemBaskets, PairRule[] rules) => new(
        baskets,
        Array.ConvertAll(rules, rule => rule.Antecedent),
        [],
        Array.ConvertAll(rules, rule => rule.Consequent),
        Array.ConvertAll(rules, rule => itemBaskets[rule.Antecedent]),
        Array.ConvertAll(rules, rule => itemBaskets[rule.Consequent]),
        Array.ConvertAll(rules, rule => rule.PairBaskets));

    /// <summary>Rules with lists of items as antecedents.</summary>
    /// <param name="baskets">N: all baskets.</param>
    /// <param name="itemBaskets">Number of baskets with each item.</param>
    /// <param name="rules">In result order.</param>
    public static RuleRows From(int baskets, int[] itemBaskets, ReadOnlySpan<ItemsetRule> rules)
    {
        int[] starts = LargeArray.Allocate<int>(rules.Length + 1);
        starts[0] = 0;
        for (int rule = 0; rule < rules.Length; rule++)
            starts[rule + 1] = starts[rule] + rules[rule].Antecedent.Length;
        int[] antecedents = LargeArray.Allocate<int>(starts[^1]);
        int[][] columns = LargeArray.Allocate<int>(rules.Length, 4);
        var (consequents, antecedentBaskets, consequentBaskets, pairs) = (columns[0], columns[1], columns[2], columns[3]);
        for (int i = 0; i < rules.Length; i++)
        {
            var rule = rules[i];
            rule.Antecedent.CopyTo(antecedents.AsSpan(starts[i]));
            consequents[i] = rule.Consequent;
            antecedentBaskets[i] = rule.AntecedentBaskets;
            consequentBaskets[i] = itemBaskets[rule.Consequent];
            pairs[i] = rule.PairBaskets;
        }

        return new(baskets, antecedents, starts, consequents, antecedentBaskets, consequentBaskets, pairs);
    }
}
