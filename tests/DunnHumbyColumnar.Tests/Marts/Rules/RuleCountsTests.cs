using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>The measures of rules: worked values, and the laws they obey.</summary>
[Trait("Matrix", "simd")]
[Properties(Arbitrary = [typeof(Cases)])]
public sealed class RuleCountsTests
{
    const int Precision = 12;

    [Fact]
    public void Measures_of_the_worked_example()
    {
        var forward = new RuleCounts(10, 4, 5, 3);
        var backward = new RuleCounts(10, 5, 4, 3);
        Assert.Equal((0.3, 0.75, 1.5, 0.1, 2.0), (forward.Support, forward.Confidence, forward.Lift, forward.Leverage, forward.Conviction));
        Assert.Equal((0.5, 0.675), (forward.Jaccard, forward.Kulczynski));
        Assert.Equal(0.555556, forward.Zhang, 6);
        Assert.Equal(0.6708203932499369, forward.Cosine, Precision);
        Assert.Equal((0.6, 1.5), (backward.Confidence, backward.Conviction));
        Assert.Equal(0.666667, backward.Zhang, 6);
    }

    [Theory]
    [InlineData(10, 10, 4)]
    [InlineData(10, 4, 10)]
    [InlineData(1, 1, 1)]
    public void An_item_in_every_basket_tells_nothing(int baskets, int antecedent, int consequent)
    {
        var rule = new RuleCounts(baskets, antecedent, consequent, Math.Min(antecedent, consequent));
        Assert.Equal((1.0, 0.0, 0.0), (rule.Lift, rule.Leverage, rule.Zhang));
        Assert.Equal(consequent == baskets, double.IsPositiveInfinity(rule.Conviction));
    }

    [Property(MaxTest = 1000)]
    public void Measures_are_their_formulas(RuleCounts rule)
    {
        double n = rule.Baskets;
        var (a, b, ab) = (rule.Antecedent / n, rule.Consequent / n, rule.Pair / n);
        double confidence = ab / a;
        Assert.Equal(ab, rule.Support, Precision);
        Assert.Equal(confidence, rule.Confidence, Precision);
        Assert.Equal(1, confidence / b / rule.Lift, Precision);
        Assert.Equal(ab - (a * b), rule.Leverage, Precision);
        Assert.Equal(rule.Antecedent == rule.Pair, double.IsPositiveInfinity(rule.Conviction));
        if (rule.Antecedent > rule.Pair)
            Assert.Equal((1 - b) / (1 - confidence), rule.Conviction, 6);
        double max = Math.Max(ab * (1 - a), a * (b - ab));
        Assert.Equal(max <= 0 ? 0 : (ab - (a * b)) / max, rule.Zhang, 6);
        Assert.Equal(ab / (a + b - ab), rule.Jaccard, Precision);
        Assert.Equal(ab / Math.Sqrt(a * b), rule.Cosine, Precision);
        Assert.Equal((confidence + (ab / b)) / 2, rule.Kulczynski, Precision);
    }

    [Property(MaxTest = 1000)]
    public void Measures_without_a_direction_are_the_same_both_ways(RuleCounts rule)
    {
        var back = new RuleCounts(rule.Baskets, rule.Consequent, rule.Antecedent, rule.Pair);
        foreach (var metric in new[]
        {
            RuleMetric.Support, RuleMetric.Lift, RuleMetric.Leverage, RuleMetric.Jaccard, RuleMetric.Cosine, RuleMetric.Kulczynski,
        })
            Assert.Equal(rule[metric], back[metric]);
        Assert.Equal(rule.Kulczynski, (rule.Confidence + back.Confidence) / 2, Precision);
    }

    [Property(MaxTest = 1000)]
    public void Measures_stay_in_their_ranges(RuleCounts rule)
    {
        foreach (var metric in new[]
        {
            RuleMetric.Support, RuleMetric.Confidence, RuleMetric.Jaccard, RuleMetric.Cosine, RuleMetric.Kulczynski,
        })
            Assert.InRange(rule[metric], 0, 1);
        Assert.InRange(rule.Leverage, -0.25, 0.25);
        Assert.InRange(rule.Zhang, -1, 1);
        Assert.True(rule.Lift > 0 && rule.Conviction >= 0);
        Assert.Equal(Math.Sign(rule.Lift - 1), Math.Sign(rule.Leverage));
        Assert.Equal(Math.Sign(rule.Leverage), Math.Sign(rule.Zhang));
    }

    [Property(MaxTest = 1000)]
    public void Independent_items_have_lift_1_and_neither_leverage_nor_association(byte left, byte right, byte scale)
    {
        int factor = scale + 1;
        var rule = new RuleCounts(
            256 * 256 * factor, (left + 1) * 256 * factor, (right + 1) * 256 * factor, (left + 1) * (right + 1) * factor);
        Assert.Equal((1.0, 0.0, 0.0), (rule.Lift, rule.Leverage, rule.Zhang));
        Assert.Equal(right == byte.MaxValue ? double.PositiveInfinity : 1, rule.Conviction);
    }

    [Fact]
    public void There_is_a_measure_for_every_metric_and_for_nothing_else()
    {
        var rule = new RuleCounts(10, 4, 5, 3);
        Assert.Equal(Enum.GetValues<RuleMetric>().Length, Enum.GetValues<RuleMetric>().Select(metric => rule[metric]).Distinct().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => rule[(RuleMetric)99]);
    }
}
