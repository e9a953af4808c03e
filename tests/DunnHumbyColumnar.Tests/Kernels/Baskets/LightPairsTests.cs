using DunnHumbyColumnar.Kernels;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="LightPairs"/> against its definition.</summary>
[Trait("Matrix", "simd")]
public sealed class LightPairsTests
{
    const int Items = 30;

    /// <summary>Longer than a block of the search for light items, and baskets that span two blocks.</summary>
    [Theory]
    [InlineData(false, 7)]
    [InlineData(true, 7)]
    [InlineData(false, 1)]
    [InlineData(false, Items)]
    public void Pairs_are_those_of_the_definition(bool isSparse, int every)
    {
        int[] rows = [.. Enumerable.Range(0, Items).Select(item => item % every == 0 ? item / every : -1 - item)];
        foreach (int length in Enumerable.Range(0, 80).Concat([1000, 1023, 1024, 1025, 1030, 2047, 2048, 2049, 5000]))
        {
            int[] baskets = KernelDraws.Baskets(length, Items, isSparse);
            int[] expected = new int[((Items / every) + 1) * Items];
            int[] actual = new int[expected.Length];
            LightPairs.Reference(baskets, rows, expected);
            LightPairs.Add(baskets, rows, actual);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void A_light_item_co_occurs_with_all_items_of_its_baskets_and_itself()
    {
        int[] counts = [1, 0, 0, 0, 0, 0];
        LightPairs.Add([0, 1, 2 | Postings.EndOfBasket, 0, 2 | Postings.EndOfBasket, 1 | Postings.EndOfBasket], [0, -1, 1], counts);
        Assert.Equal([3, 1, 2, 2, 1, 2], counts);
        LightPairs.Add([], [0, -1, 1], counts);
        Assert.Equal([3, 1, 2, 2, 1, 2], counts);
    }

    [Fact]
    public void Item_0_alone_in_a_basket_is_its_last()
    {
        int[] counts = new int[2];
        LightPairs.Add([int.MinValue, int.MinValue, 1 | Postings.EndOfBasket], [0, -1], counts);
        Assert.Equal([2, 0], counts);
    }

    [Fact]
    public void A_basket_without_an_end_and_too_few_counters_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => LightPairs.Add([0, 1], [0, -1], new int[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LightPairs.Add([0, 1 | Postings.EndOfBasket], [-1, 1], new int[3]));
    }
}
