namespace DunnHumbyColumnar;

/// <summary>A measure of a rule; see <see cref="RuleCounts"/>.</summary>
public enum RuleMetric
{
    /// <summary><see cref="RuleCounts.Support"/>.</summary>
    Support,

    /// <summary><see cref="RuleCounts.Confidence"/>.</summary>
    Confidence,

    /// <summary><see cref="RuleCounts.Lift"/>.</summary>
    Lift,

    /// <summary><see cref="RuleCounts.Leverage"/>.</summary>
    Leverage,

    /// <summary><see cref="RuleCounts.Conviction"/>.</summary>
    Conviction,

    /// <summary><see cref="RuleCounts.Zhang"/>.</summary>
    Zhang,

    /// <summary><see cref="RuleCounts.Jaccard"/>.</summary>
    Jaccard,

    /// <summary><see cref="RuleCounts.Cosine"/>.</summary>
    Cosine,

    /// <summary><see cref="RuleCounts.Kulczynski"/>.</summary>
    Kulczynski,
}
