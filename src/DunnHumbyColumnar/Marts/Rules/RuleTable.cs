namespace DunnHumbyColumnar.Marts;

/// <summary>Rules of one item each side, by antecedent, then consequent. Arrays are aligned.</summary>
/// <param name="Baskets">N.</param>
/// <param name="ItemBaskets">Baskets with each item.</param>
/// <param name="Starts">The rules of antecedent i are Starts[i]..Starts[i + 1] - 1.</param>
/// <param name="Consequents">Item codes.</param>
/// <param name="Pairs">Baskets with both.</param>
sealed record RuleTable(int Baskets, int[] ItemBaskets, int[] Starts, int[] Consequents, int[] Pairs)
{
    public int Count => Consequents.Length;

    /// <summary>All items that a basket holds: by baskets, descending, then in item order.</summary>
    public int[] ByPopularity { get; } = [.. Enumerable.Range(0, ItemBaskets.Length).Where(item => ItemBaskets[item] > 0).OrderByDescending(item => ItemBaskets[item])];

    /// <summary>The counts of a rule.</summary>
    public RuleCounts Counts(int antecedent, int rule) => new(Baskets, ItemBaskets[antecedent], ItemBaskets[Consequents[rule]], Pairs[rule]);
}
