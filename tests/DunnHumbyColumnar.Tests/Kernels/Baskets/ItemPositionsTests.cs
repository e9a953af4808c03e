using DunnHumbyColumnar.Kernels;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="ItemPositions"/> against its definitions.</summary>
[Trait("Matrix", "simd")]
public sealed class ItemPositionsTests
{
    const int Items = 30;

    /// <summary>{1, 3} and {1, 2, 3}.</summary>
    static readonly int[] Two = [1, 3 | ItemPositions.Last, 1, 2, 3 | ItemPositions.Last];

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
            ItemPositions.CountReference(baskets, expectedCounts, expectedFollowed);
            ItemPositions.Count(baskets, counts, followed);
            Assert.Equal(expectedCounts, counts);
            Assert.Equal(expectedFollowed, followed);

            int[] expectedNext = Starts(followed);
            int[] next = [.. expectedNext];
            int[] expected = new int[followed.Sum()];
            int[] positions = new int[followed.Sum()];
            ItemPositions.ScatterReference(baskets, length, expectedNext, expected);
            ItemPositions.Scatter(baskets, length, next, positions);
            Assert.Equal(expected, positions);
            Assert.Equal(expectedNext, next);
        }
    }

    [Fact]
    public void Items_that_another_follows_have_positions_in_the_list()
    {
        int[] baskets = new int[4];
        int[] followed = new int[4];
        ItemPositions.Count(Two, baskets, followed);
        Assert.Equal([0, 2, 1, 2], baskets);
        Assert.Equal([0, 2, 1, 0], followed);

        int[] next = Starts(followed);
        int[] positions = new int[3];
        ItemPositions.Scatter(Two, 10, next, positions);
        Assert.Equal([10, 12, 13], positions);
        Assert.Equal([0, 2, 3, 3], next);
    }

    [Fact]
    public void A_list_in_two_parts_is_sorted_like_the_whole()
    {
        int[] next = [0, 0, 2, 3];
        int[] positions = new int[3];
        ItemPositions.Scatter(Two.AsSpan(0, 2), 0, next, positions);
        ItemPositions.Scatter(Two.AsSpan(2), 2, next, positions);
        Assert.Equal([0, 2, 3], positions);
    }

    [Fact]
    public void Baskets_of_one_item_have_no_positions()
    {
        int[] alone = [0 | ItemPositions.Last, 2 | ItemPositions.Last, int.MinValue];
        int[] baskets = new int[3];
        int[] followed = new int[3];
        ItemPositions.Count(alone, baskets, followed);
        Assert.Equal([2, 0, 1], baskets);
        Assert.Equal([0, 0, 0], followed);
        ItemPositions.Scatter(alone, 0, followed, []);
        Assert.Equal([0, 0, 0], followed);
    }

    [Fact]
    public void An_item_may_be_one_of_many()
    {
        int[] baskets = new int[100_001];
        int[] followed = new int[100_001];
        ItemPositions.Count([70_000, 100_000 | ItemPositions.Last, 100_000 | ItemPositions.Last], baskets, followed);
        Assert.Equal([1, 2], [baskets[70_000], baskets[100_000]]);
        Assert.Equal([1, 0], [followed[70_000], followed[100_000]]);
    }

    [Fact]
    public void The_mark_leaves_the_item_readable()
    {
        foreach (int item in (int[])[0, 1, int.MaxValue])
        {
            Assert.True((item | ItemPositions.Last) < 0);
            Assert.Equal(item, (item | ItemPositions.Last) & ItemPositions.ItemBits);
        }
    }

    static int[] Starts(int[] followed) => [.. followed.Select((_, item) => followed.Take(item).Sum())];
}
