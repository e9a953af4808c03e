using System.Text.Json.Serialization;

namespace DunnHumbyColumnar;

/// <summary>
/// The four basket counts of a rule A -> B. The measures are IEEE doubles, each one expression on the exact counts: support s_ab = ab / N,
/// confidence ab / a, lift s_ab / (s_a s_b), leverage s_ab - s_a s_b, conviction (1 - s_b) / (1 - confidence), Zhang's metric leverage /
/// max(s_ab (1 - s_a), s_a (s_b - s_ab)), jaccard ab / (a + b - ab), cosine ab / sqrt(a b), kulczynski the mean of both confidences.
/// </summary>
/// <param name="Baskets">N: all baskets, at least 1.</param>
/// <param name="Antecedent">a: baskets with A, at least 1.</param>
/// <param name="Consequent">b: baskets with B, at least 1.</param>
/// <param name="Pair">ab: baskets with both, at least 1.</param>
public readonly record struct RuleCounts(int Baskets, int Antecedent, int Consequent, int Pair)
{
    /// <summary>Share of the baskets that hold both; 0..1.</summary>
    public double Support => (double)Pair / Baskets;

    /// <summary>Share of the baskets with A that hold B; 0..1.</summary>
    public double Confidence => (double)Pair / Antecedent;

    /// <summary>Support relative to that of independent items; 1: independent.</summary>
    public double Lift => (double)((long)Pair * Baskets) / ((long)Antecedent * Consequent);

    /// <summary>Support minus that of independent items; -0.25..0.25.</summary>
    public double Leverage => (double)Excess / ((long)Baskets * Baskets);

    /// <summary>
    /// Expected frequency of A without B if they were independent, relative to the actual one; infinite, as JSON null, if A never occurs
    /// without B.
    /// </summary>
    [JsonConverter(typeof(FiniteJson))]
    public double Conviction => Pair == Antecedent
        ? double.PositiveInfinity
        : (double)((long)(Baskets - Consequent) * Antecedent) / ((long)Baskets * (Antecedent - Pair));

    /// <summary>Association from -1 (never together) over 0 (independent) to 1; 0 where it is not defined.</summary>
    public double Zhang => Math.Max((long)Pair * (Baskets - Antecedent), (long)Antecedent * (Consequent - Pair)) is > 0 and long max
        ? (double)Excess / max
        : 0;

    /// <summary>Baskets with both, relative to those with either; 0..1.</summary>
    public double Jaccard => (double)Pair / ((long)Antecedent + Consequent - Pair);

    /// <summary>Baskets with both, relative to the geometric mean of those with each; 0..1.</summary>
    public double Cosine => Pair / Math.Sqrt((long)Antecedent * Consequent);

    /// <summary>Mean of the confidences of both directions; 0..1.</summary>
    public double Kulczynski => (double)(Pair * ((long)Antecedent + Consequent)) / (2 * (long)Antecedent * Consequent);

    /// <summary>Leverage in units of 1 / N squared.</summary>
    long Excess => ((long)Pair * Baskets) - ((long)Antecedent * Consequent);

    /// <summary>The measure of a metric.</summary>
    public double this[RuleMetric metric] => metric switch
    {
        RuleMetric.Support => Support,
        RuleMetric.Confidence => Confidence,
        RuleMetric.Lift => Lift,
        RuleMetric.Leverage => Leverage,
        RuleMetric.Conviction => Conviction,
        RuleMetric.Zhang => Zhang,
        RuleMetric.Jaccard => Jaccard,
        RuleMetric.Cosine => Cosine,
        RuleMetric.Kulczynski => Kulczynski,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "There is no such metric."),
    };
}
