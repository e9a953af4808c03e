using DunnHumbyColumnar.Kernels;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="Postings"/> against its definitions.</summary>
[Trait("Matrix", "simd")]
public sealed class PostingsTests
{
    const int Items = 30;

    /// <summary>{1, 3} and {1, 2, 3}.</summary>
    static readonly int[] Two = [1, 3 | Postings.EndOfBasket, 1, 2, 3 | Postings.EndOfBasket];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Items_are_counted_and_sorted_as_the_definition_says(bool isSparse)
    {
        for (int length = 0; length < 300; length++)
        {
            int[] baskets = KernelDraws.Baskets(length, Items, isSparse);
            int[] expectedCounts = [.. Enumerable.Range(5, Items)];
            int[] counts = [.. expectedCounts];
            int[] expectedFollowed = new int[Items];
            int[] followed = new int[Items];
            Postings.CountReference(baskets, expectedCounts, expectedFollowed);
            Postings.Count(baskets, counts, followed);
            Assert.Equal(expectedCounts, counts);
            Assert.Equal(expectedFollowed, followed);

            int[] expectedNext = Starts(followed);
            int[] next = [.. expectedNext];
            int[] expected = new int[followed.Sum()];
            int[] postings = new int[followed.Sum()];
            Postings.ScatterReference(baskets, length, expectedNext, expected);
            Postings.Scatter(baskets, length, next, postings);
            Assert.Equal(expected, postings);
            Assert.Equal(expectedNext, next);
        }
    }

    [Fact]
    public void Items_that_another_follows_have_postings()
    {
        int[] baskets = new int[4];
        int[] followed = new int[4];
        Postings.Count(Two, baskets, followed);
        Assert.Equal([0, 2, 1, 2], baskets);
        Assert.Equal([0, 2, 1, 0], followed);

        int[] next = Starts(followed);
        int[] postings = new int[3];
        Postings.Scatter(Two, 10, next, postings);
        Assert.Equal([10, 12, 13], postings);
        Assert.Equal([0, 2, 3, 3], next);
    }

    [Fact]
    public void A_list_in_two_parts_is_sorted_like_the_whole()
    {
        int[] next = [0, 0, 2, 3];
        int[] postings = new int[3];
        Postings.Scatter(Two.AsSpan(0, 2), 0, next, postings);
        Postings.Scatter(Two.AsSpan(2), 2, next, postings);
        Assert.Equal([0, 2, 3], postings);
    }

    [Fact]
    public void Baskets_of_one_item_have_no_postings()
    {
        int[] alone = [0 | Postings.EndOfBasket, 2 | Postings.EndOfBasket, int.MinValue];
        int[] baskets = new int[3];
        int[] followed = new int[3];
        Postings.Count(alone, baskets, followed);
        Assert.Equal([2, 0, 1], baskets);
        Assert.Equal([0, 0, 0], followed);
        Postings.Scatter(alone, 0, followed, []);
        Assert.Equal([0, 0, 0], followed);
    }

    [Fact]
    public void An_item_may_be_one_of_many()
    {
        int[] baskets = new int[100_001];
        int[] followed = new int[100_001];
        Postings.Count([70_000, 100_000 | Postings.EndOfBasket, 100_000 | Postings.EndOfBasket], baskets, followed);
        Assert.Equal([1, 2], [baskets[70_000], baskets[100_000]]);
        Assert.Equal([1, 0], [followed[70_000], followed[100_000]]);
    }

    [Fact]
    public void The_mark_leaves_the_item_readable()
    {
        foreach (int item in (int[])[0, 1, int.MaxValue])
        {
            Assert.True((item | Postings.EndOfBasket) < 0);
            Assert.Equal(item, (item | Postings.EndOfBasket) & Postings.ItemMask);
        }
    }

    static int[] Starts(int[] followed) => [.. followed.Select((_, item) => followed.Take(item).Sum())];
}
