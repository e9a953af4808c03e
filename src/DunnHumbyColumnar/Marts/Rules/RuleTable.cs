namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Rules between two items in CSR form: a row per antecedent, its consequents ascending. Consequents and pairs are aligned.
/// </summary>
/// <param name="Baskets">N: all baskets.</param>
/// <param name="ItemBaskets">Number of baskets with each item.</param>
/// <param name="Starts">CSR row offsets: the rules of antecedent i are Starts[i]..Starts[i + 1] - 1.</param>
/// <param name="Consequents">Item codes.</param>
/// <param name="Pairs">Baskets with both.</param>
sealed record RuleTable(int Baskets, int[] ItemBaskets, int[] Starts, int[] Consequents, int[] Pairs)
{
    public int Count => Consequents.Length;

    /// <summary>All items that occur in any basket: by number of baskets, descending, then in item order.</summary>
    public int[] ByPopularity { get; } =
        [.. Enumerable.Range(0, ItemBaskets.Length).Where(item => ItemBaskets[item] > 0).OrderByDescending(item => ItemBaskets[item])];

    /// <summary>The counts of a rule.</summary>
    public RuleCounts Counts(int antecedent, int rule) =>
        new(Baskets, ItemBaskets[antecedent], ItemBaskets[Consequents[rule]], Pairs[rule]);
}
