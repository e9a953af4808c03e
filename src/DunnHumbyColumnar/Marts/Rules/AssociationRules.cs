using System.Collections.Immutable;
using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>A rule: of the baskets with all of <paramref name="Antecedent"/>, how many contain <paramref name="Consequent"/>.</summary>
/// <param name="Level">What an item is.</param>
/// <param name="Antecedent">One item or several, in item order.</param>
/// <param name="Consequent">The item on the right.</param>
/// <param name="Counts">The counts, with the measures computed from them.</param>
public readonly record struct AssociationRule(ItemLevel Level, ImmutableArray<string> Antecedent, string Consequent, RuleCounts Counts)
{
    /// <summary>Equality by value.</summary>
    public bool Equals(AssociationRule other) =>
        Level == other.Level && Antecedent.AsSpan().SequenceEqual(other.Antecedent.AsSpan())
        && Consequent == other.Consequent && Counts == other.Counts;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Level, Antecedent.Length, Consequent, Counts);

    /// <summary>The rule in a line: <c>COFFEE -> MILK: 12 of 40 baskets, lift 1.5</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join("; ", Antecedent)} -> {Consequent}: {Counts.Pair} of {Counts.Antecedent} baskets, lift {Counts.Lift}");
}

/// <summary>
/// association_rules, ordered by antecedent (item by item if there are several), then consequent.
/// </summary>
public sealed class AssociationRulesResult : JourneyResult<AssociationRule>
{
    internal static readonly TableSchema Schema = new(
        "association_rules", "Which items are bought together, and how much more often than by chance?", "antecedent, consequent",
        [
            ColumnSchema.Level,
            ColumnSchema.Items("antecedent", "The item on the left, or several in item order.", "COFFEE FILTERS"),
            ColumnSchema.Item("consequent", "The item on the right.", "COFFEE"),
            ColumnSchema.Number("n_baskets", "N: all baskets.", 250_747, "baskets"),
            ColumnSchema.Number("n_antecedent", "a: baskets with the antecedent.", 2_781, "baskets"),
            ColumnSchema.Number("n_consequent", "b: baskets with the consequent.", 12_284, "baskets"),
            ColumnSchema.Number("n_pair", "ab: baskets with both.", 1_508, "baskets"),
            Measure("support", "ab/N; 0..1.", "0.006"),
            Measure("confidence", "ab/a; 0..1.", "0.542"),
            Measure("lift", "ab N/(a b); 1 for independent items.", "11.06"),
            Measure("leverage", "ab/N - (a/N)(b/N).", "0.005"),
            Measure("conviction", "(1 - b/N)/(1 - ab/a); infinite where ab = a, which JSON writes as null.", "2.07") with
            {
                IsNullable = true,
            },
            Measure(
                "zhang",
                "leverage / max(s_ab (1 - s_a), s_a (s_b - s_ab)), where s are supports; -1..1, 0 where it is not defined.", "0.92"),
            Measure("jaccard", "ab/(a + b - ab); 0..1.", "0.111"),
            Measure("cosine", "ab/sqrt(a b); 0..1.", "0.258"),
            Measure("kulczynski", "(ab/a + ab/b)/2; 0..1.", "0.332"),
        ]);

    readonly ItemNames _names;
    readonly RuleRows _rules;
    readonly int _threads;

    AssociationRulesResult(ResultMetadata metadata, ItemNames names, RuleRows rules, long foundRules, int skippedBaskets, int threads)
        : base(metadata, rules.Count, new Lazy<ResultFrame>(() => RuleColumns.Build(rules, names, threads)))
    {
        _names = names;
        _rules = rules;
        _threads = threads;
        FoundRules = foundRules;
        SkippedBaskets = skippedBaskets;
    }

    /// <summary>Baskets the rules are about.</summary>
    public int Baskets => _rules.Baskets;

    /// <summary>
    /// Rules that the options find, before <see cref="RuleOptions.Top"/>, <see cref="Top"/> or <see cref="For"/> take some of them.
    /// </summary>
    public long FoundRules { get; }

    /// <summary>Baskets left out because they had too many items.</summary>
    public int SkippedBaskets { get; }

    /// <summary>
    /// The rules with the highest value of a metric, best first; ties in this result's order. <see cref="RuleOptions.Top"/> finds them
    /// without holding the others.
    /// </summary>
    public AssociationRulesResult Top(RuleMetric metric, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int[] best = [.. Enumerable.Range(0, Count).OrderByDescending(rule => _rules.Counts(rule)[metric]).Take(count)];
        return Pick($"top={count} by {EnumNames.ToKebabCase(metric)}", best);
    }

    /// <summary>The rules with an item in the antecedent or as the consequent, in this result's order; none if no rule has it.</summary>
    /// <exception cref="UnknownNameException">There is no such item; a name matches without case if that leaves one.</exception>
    public AssociationRulesResult For(string item)
    {
        ArgumentNullException.ThrowIfNull(item);
        int code = _names.CodeOf(item);
        return Pick(
            $"item={item}",
            [.. Enumerable.Range(0, Count)
                .Where(rule => _rules.Consequents[rule] == code || _rules.Antecedent(rule).Contains(code))]);
    }

    /// <summary>The table with default options: rules between two items, of all baskets.</summary>
    /// <returns>Null if there is no rule that tells how many baskets there are.</returns>
    internal static AssociationRulesResult? Restore(JourneyData data, ResultMetadata metadata, ResultFrame stored, RuleOptions options)
    {
        if (stored.Rows == 0)
            return null;
        var names = ItemCatalog.From(data, options.Baskets.Level).Names();
        return new(metadata, names, RuleRows.From(names, stored), stored.Rows, 0, Environment.ProcessorCount);
    }

    internal static AssociationRulesResult Build(QueryContext context, RuleOptions options)
    {
        options.Validate();
        var baskets = options.BasketsAtLevel;
        using var cooccurrences = CooccurrenceIndex.Build(context, baskets);
        int minimum = Math.Max(options.MinPairs, RuleFinder.MinPairs(options.MinimumSupport, cooccurrences.Baskets.Count));
        var items = cooccurrences.Baskets.Filter.Items;
        var finder = new RuleFinder(Schema.Name, minimum, options.Metric, options.Threshold, RuleFinder.BytesPerRow, context.Memory)
        {
            Item = options.Item is { } item ? items.Find(item) : null,
        };
        var rules = Find(context, cooccurrences, finder, options, out long found);
        var metadata = context.DescribeClean(Schema, baskets.Cleaning, options.Describe());
        return new(metadata, items.Names(), rules, found, cooccurrences.Baskets.Skipped, context.Threads);
    }

    static RuleRows Find(
        QueryContext context, CooccurrenceIndex cooccurrences, RuleFinder finder, RuleOptions options, out long found)
    {
        if (options.MaximumLength > 2)
            return ItemsetRules.Find(context, cooccurrences, finder, options.MaximumLength, options.Top, out found);
        if (options.Top is { } top)
        {
            var best = finder.FindBest(context, cooccurrences, top, out found);
            context.Memory.Reserve($"holding the best rules for {Schema.Name}", (long)best.Length * finder.BytesPerRule);
            return RuleRows.From(cooccurrences.Baskets.Count, cooccurrences.Index.Baskets, best);
        }

        var all = finder.Find(cooccurrences);
        found = all.Count;
        return RuleRows.From(all);
    }

    private protected override AssociationRule RowAt(int index) =>
        new(_names.Level, _names.Each(_rules.Antecedent(index)), _names[_rules.Consequents[index]], _rules.Counts(index));

    static ColumnSchema Measure(string name, string description, string example) =>
        ColumnSchema.Ratio(name, description, example) with { IsNullable = false };

    AssociationRulesResult Pick(string words, int[] rules) =>
        new(Metadata with { Options = $"{Metadata.Options} {words}" }, _names, _rules.Pick(rules), FoundRules, SkippedBaskets, _threads);
}
