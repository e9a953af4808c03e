using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>The measures of rules: worked values, and the laws they obey.</summary>
[Trait("Matrix", "simd")]
[Properties(Arbitrary = [typeof(Cases)])]
public sealed class RuleCountsTests
{
    const double Tolerance = 1e-12;

    [Fact]
    public void Measures_of_the_worked_example()
    {
        var forward = new RuleCounts(10, 4, 5, 3);
        var backward = new RuleCounts(10, 5, 4, 3);
        Assert.Equal((0.3, 0.75, 1.5, 0.1, 2.0), (forward.Support, forward.Confidence, forward.Lift, forward.Leverage, forward.Conviction));
        Assert.Equal((0.5, 0.675), (forward.Jaccard, forward.Kulczynski));
        Assert.Equal(0.555556, forward.Zhang, 6);
        IsNear(0.6708203932499369, forward.Cosine);
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
        IsNear(ab, rule.Support);
        IsNear(confidence, rule.Confidence);
        IsNear(confidence / b, rule.Lift);
        IsNear(ab - (a * b), rule.Leverage);
        Assert.Equal(rule.Antecedent == rule.Pair, double.IsPositiveInfinity(rule.Conviction));
        // Differences of nearly equal shares lose their digits: these two are exact up to the last division.
        var (all, left, right, both) = ((decimal)rule.Baskets, (decimal)rule.Antecedent, (decimal)rule.Consequent, (decimal)rule.Pair);
        if (rule.Antecedent > rule.Pair)
            IsNear((double)((all - right) * left / (all * (left - both))), rule.Conviction);
        decimal most = Math.Max(both * (all - left), left * (right - both));
        IsNear(most == 0 ? 0 : (double)(((both * all) - (left * right)) / most), rule.Zhang);
        IsNear(ab / (a + b - ab), rule.Jaccard);
        IsNear(ab / Math.Sqrt(a * b), rule.Cosine);
        IsNear((confidence + (ab / b)) / 2, rule.Kulczynski);
    }

    [Theory]
    [InlineData(2_000_000_000, 1_999_999_999, 2_000_000_000, 1_999_999_999)]
    [InlineData(2_000_000_000, 1_999_999_999, 1_999_999_999, 1_999_999_998)]
    [InlineData(2_147_483_647, 2_147_483_646, 1, 1)]
    [InlineData(2_147_483_647, 1, 1, 1)]
    [InlineData(1_000_000_007, 999_999_937, 999_999_893, 999_999_823)]
    public void Measures_are_their_formulas_where_counts_are_nearly_equal(int baskets, int antecedent, int consequent, int pair) =>
        Measures_are_their_formulas(new RuleCounts(baskets, antecedent, consequent, pair));

    [Property(MaxTest = 1000)]
    public void Measures_without_a_direction_are_the_same_both_ways(RuleCounts rule)
    {
        var back = new RuleCounts(rule.Baskets, rule.Consequent, rule.Antecedent, rule.Pair);
        foreach (var metric in new[]
        {
            RuleMetric.Support, RuleMetric.Lift, RuleMetric.Leverage, RuleMetric.Jaccard, RuleMetric.Cosine, RuleMetric.Kulczynski,
        })
            Assert.Equal(rule[metric], back[metric]);
        IsNear(rule.Kulczynski, (rule.Confidence + back.Confidence) / 2);
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

    /// <summary>Equal but for the last digits; rounding both would tell neighbours on either side of an edge apart.</summary>
    static void IsNear(double expected, double actual) =>
        Assert.InRange(Math.Abs(actual - expected), 0, Tolerance * Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void There_is_a_measure_for_every_metric_and_for_nothing_else()
    {
        var rule = new RuleCounts(10, 4, 5, 3);
        Assert.Equal(Enum.GetValues<RuleMetric>().Length, Enum.GetValues<RuleMetric>().Select(metric => rule[metric]).Distinct().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => rule[(RuleMetric)99]);
    }
}
