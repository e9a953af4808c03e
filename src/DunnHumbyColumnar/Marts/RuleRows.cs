using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Marts;

/// <summary>Rules in result order. Arrays are aligned, but for the antecedents where one has several items.</summary>
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
    public int[] Antecedents { get; }

    public int[] Consequents { get; }

    public int[] AntecedentBaskets { get; }

    public int[] ConsequentBaskets { get; }

    public int[] Pairs { get; }

    /// <summary>Whether antecedents are lists, if only of one item each; else they are items.</summary>
    public bool HasLists => _starts.Length > 0;

    public ReadOnlySpan<int> Antecedent(int rule) => HasLists ? Antecedents.AsSpan(_starts[rule].._starts[rule + 1]) : Antecedents.AsSpan(rule, 1);

    public RuleCounts Counts(int rule) => new(Baskets, AntecedentBaskets[rule], ConsequentBaskets[rule], Pairs[rule]);

    /// <summary>Some of the rules, in the order given.</summary>
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
        return new(Baskets, [.. antecedents], HasLists ? starts : [], Each(Consequents), Each(AntecedentBaskets), Each(ConsequentBaskets), Each(Pairs));
    }

    public static RuleRows Of(RuleTable rules)
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

    public static RuleRows Of(int baskets, List<ItemsetRule> rules)
    {
        var antecedents = new List<int>();
        int[] starts = new int[rules.Count + 1];
        for (int rule = 0; rule < rules.Count; rule++)
        {
            rules[rule].Antecedent.AddTo(antecedents);
            starts[rule + 1] = antecedents.Count;
        }

        int[] Each(Func<ItemsetRule, int> value) => [.. rules.Select(value)];
        return new(
            baskets, [.. antecedents], starts, Each(rule => rule.Consequent),
            Each(rule => rule.Counts.Antecedent), Each(rule => rule.Counts.Consequent), Each(rule => rule.Counts.Pair));
    }
}
