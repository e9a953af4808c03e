using DunnHumbyColumnar.Marts;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>The choice between a matrix and sparse counters. Counts do not depend on it, time and memory do.</summary>
[Trait("Matrix", "simd")]
public sealed class CooccurrencePlanTests
{
    const int Words = 4_000;

    [Fact]
    public void Heavy_items_have_bitmaps_and_light_ones_counters()
    {
        var plan = CooccurrencePlan.Create([5, 100_000, 0, 10, 90_000, 10], Words, 500_000, 2);
        Assert.Equal([1, 4, 3, 5, 0], plan.Items);
        Assert.Equal(2, plan.Heavy);
        Assert.True(plan.IsWorthwhile);
    }

    [Fact]
    public void Few_items_that_are_often_bought_together_are_worth_a_matrix() => Assert.True(Even(300, 7_000, 17_000_000).IsWorthwhile);

    [Fact]
    public void Many_items_that_are_seldom_bought_are_not() => Assert.False(Even(30_000, 80, 30_000_000).IsWorthwhile);

    /// <summary>1,400 items, 200 of them heavy: 7.5 MiB for their pairs, 1.5 for bitmaps, and 6.4 for each part's counters.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void Counters_take_no_more_than_they_may_whatever_they_save(int parts, bool isWorthwhile)
    {
        int[] itemBaskets = [.. Enumerable.Repeat(1_000_000, 200), .. Enumerable.Repeat(1, 1_200)];
        var plan = CooccurrencePlan.Create(itemBaskets, 1_000, 10_000_000_000, parts);
        Assert.Equal((200, isWorthwhile), (plan.Heavy, plan.IsWorthwhile));
    }

    [Theory]
    [InlineData(4_000, 1, true)]
    [InlineData(4_200, 1, false)]
    [InlineData(300, 27_000, true)]
    [InlineData(300, 29_000, false)]
    public void Nor_do_pairs_and_bitmaps(int items, int words, bool isWorthwhile) =>
        Assert.Equal(isWorthwhile, Even(items, 1_000_000, 1L << 40, words).IsWorthwhile);

    [Fact]
    public void Nothing_is_not_worth_a_matrix()
    {
        var plan = CooccurrencePlan.Create([0, 0], 0, 0, 1);
        Assert.Empty(plan.Items);
        Assert.False(plan.IsWorthwhile);
    }

    static CooccurrencePlan Even(int items, int baskets, long cooccurrences, long words = Words) =>
        CooccurrencePlan.Create([.. Enumerable.Repeat(baskets, items)], words, cooccurrences, 2);
}
