namespace DunnHumbyColumnar.Marts;

/// <summary>The model of recommendations: rules with the value of one metric, and the items by popularity. Immutable.</summary>
sealed class RecommendModel
{
    public RecommendModel(RuleTable rules, RuleMetric metric)
    {
        Rules = rules;
        Values = new double[rules.Count];
        for (int item = 0; item + 1 < rules.Starts.Length; item++)
            for (int rule = rules.Starts[item]; rule < rules.Starts[item + 1]; rule++)
                Values[rule] = rules.Counts(item, rule)[metric];
    }

    public RuleTable Rules { get; }

    /// <summary>The metric of each rule.</summary>
    public double[] Values { get; }

    public int Popularity(int item) => Rules.ItemBaskets[item];

    /// <summary>The index of the rule from one item to another; null if there is none.</summary>
    public int? Find(int antecedent, int consequent) =>
        Array.BinarySearch(
            Rules.Consequents, Rules.Starts[antecedent], Rules.Starts[antecedent + 1] - Rules.Starts[antecedent], consequent) is >= 0
            and int rule ? rule : null;
}
