using System.Collections.Immutable;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>A rule: baskets with all of <paramref name="Antecedent"/>, and whether they hold <paramref name="Consequent"/>.</summary>
/// <param name="Level">What an item is.</param>
/// <param name="Antecedent">One item or several, in item order.</param>
/// <param name="Consequent">One item.</param>
/// <param name="Counts">The counts, and the measures on them.</param>
public readonly record struct AssociationRule(ItemLevel Level, ImmutableArray<string> Antecedent, string Consequent, RuleCounts Counts)
{
    /// <summary>Equality by value.</summary>
    public bool Equals(AssociationRule other) =>
        Level == other.Level && Antecedent.AsSpan().SequenceEqual(other.Antecedent.AsSpan()) && Consequent == other.Consequent && Counts == other.Counts;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Level, Antecedent.Length, Consequent, Counts);
}

/// <summary>
/// association_rules: by antecedent, then consequent; antecedents of several items as lists of items. In the columns, if rules may have more than two items, an antecedent is a text,
/// its items joined by <c>"; "</c>.
/// </summary>
public sealed class AssociationRulesResult : JourneyResult<AssociationRule>
{
    readonly ItemNames _names;
    readonly RuleRows _rules;
    readonly int _threads;

    internal AssociationRulesResult(ResultMetadata metadata, ItemNames names, RuleRows rules, int skippedBaskets, int threads)
        : base(metadata)
    {
        _names = names;
        _rules = rules;
        _threads = threads;
        SkippedBaskets = skippedBaskets;
    }

    /// <inheritdoc/>
    public override int Count => _rules.Count;

    /// <summary>Baskets the rules are about.</summary>
    public int Baskets => _rules.Baskets;

    /// <summary>Baskets left out because they had too many items.</summary>
    public int SkippedBaskets { get; }

    /// <summary>The rules with the highest value of a metric, best first; equal ones in this result's order.</summary>
    public AssociationRulesResult Top(RuleMetric metric, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int[] best = [.. Enumerable.Range(0, Count).OrderByDescending(rule => _rules.Counts(rule)[metric]).Take(count)];
        return new(Metadata with { Options = $"{Metadata.Options} top={count} by {Words.Of(metric)}" }, _names, _rules.Pick(best), SkippedBaskets, _threads);
    }

    /// <summary>The rules with an item among the antecedents or as the consequent, in this result's order; none if it is in no rule.</summary>
    public AssociationRulesResult For(string item)
    {
        ArgumentNullException.ThrowIfNull(item);
        int code = _names.CodeOf(item);
        int[] found = [.. Enumerable.Range(0, code < 0 ? 0 : Count).Where(rule => _rules.Consequents[rule] == code || _rules.Antecedent(rule).Contains(code))];
        return new(Metadata with { Options = $"{Metadata.Options} item={item}" }, _names, _rules.Pick(found), SkippedBaskets, _threads);
    }

    private protected override AssociationRule RowAt(int index) => new(_names.Level, _names.Each(_rules.Antecedent(index)), _names[_rules.Consequents[index]], _rules.Counts(index));

    private protected override ResultFrame CreateFrame() => RuleColumns.Of(_rules, _names, _threads);
}
