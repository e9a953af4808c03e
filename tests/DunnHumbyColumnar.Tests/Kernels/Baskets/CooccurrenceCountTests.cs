using DunnHumbyColumnar.Kernels;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="CooccurrenceCount"/> against its definition and against bitmaps.</summary>
[Trait("Matrix", "simd")]
public sealed class CooccurrenceCountTests
{
    const int Items = 30;

    /// <summary>{1, 3} and {1, 2, 3}.</summary>
    static readonly int[] Two = [1, 3 | Postings.EndOfBasket, 1, 2, 3 | Postings.EndOfBasket];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Co_occurring_items_are_those_of_the_definition_in_its_order(bool isSparse)
    {
        for (int length = 0; length < 300; length++)
        {
            int[] baskets = KernelDraws.Baskets(length, Items, isSparse);
            int[] expectedCounts = new int[Items];
            int[] counts = new int[Items];
            for (int item = 0; item < Items; item++)
            {
                int[] expectedTouched = new int[Items + 1];
                int[] touched = new int[Items + 1];
                int found = CooccurrenceCount.Reference(PostingsOf(item, baskets), baskets, expectedCounts, expectedTouched);
                Assert.Equal(found, CooccurrenceCount.Add(PostingsOf(item, baskets), baskets, counts, touched));
                Assert.Equal(expectedTouched[..found], touched[..found]);
                Assert.Equal(expectedCounts, counts);
                Assert.Equal(found, CooccurrenceCount.Take(touched.AsSpan(0, found), 1, counts, new int[found]));
                Array.Clear(expectedCounts);
            }
        }
    }

    [Fact]
    public void A_pair_is_in_as_many_baskets_as_both_bitmaps_say()
    {
        int[] baskets = KernelDraws.Baskets(400, Items, isSparse: true);
        int words = (baskets.Count(item => item < 0) + 63) / 64;
        ulong[] bits = new ulong[Items * words];
        BasketBits.Set(baskets, 0, [.. Enumerable.Range(0, Items)], words, bits);
        for (int item = 0; item < Items; item++)
        {
            int[] counts = new int[Items];
            CooccurrenceCount.Add(PostingsOf(item, baskets), baskets, counts, new int[Items + 1]);
            for (int other = item + 1; other < Items; other++)
                Assert.Equal(BitmapAnd.Count(bits.AsSpan(item * words, words), bits.AsSpan(other * words, words)), counts[other]);
            Assert.Equal(new int[item + 1], counts[..(item + 1)]);
        }
    }

    [Fact]
    public void Only_items_that_follow_in_the_same_basket_co_occur()
    {
        int[] counts = new int[4];
        int[] touched = new int[5];
        Assert.Equal(2, CooccurrenceCount.Add([0, 2], Two, counts, touched));
        Assert.Equal([0, 0, 1, 2], counts);
        Assert.Equal([3, 2], touched[..2]);
        // An item that is touched already is not added again.
        Assert.Equal(0, CooccurrenceCount.Add([3], Two, counts, new int[5]));
        Assert.Equal([0, 0, 1, 3], counts);
        Assert.Equal(0, CooccurrenceCount.Add([], [], counts, touched));
    }

    [Fact]
    public void All_items_may_co_occur_item_0_among_them()
    {
        int[] counts = new int[3];
        int[] touched = [7, 7, 7, 7];
        Assert.Equal(3, CooccurrenceCount.Add([0, 4], [1, 0, 2, 1 | Postings.EndOfBasket, 2, int.MinValue], counts, touched));
        Assert.Equal([2, 1, 1], counts);
        Assert.Equal([0, 2, 1], touched[..3]);
    }

    [Fact]
    public void A_co_occurring_item_may_be_one_of_many()
    {
        int[] counts = new int[100_001];
        int[] touched = new int[100_002];
        Assert.Equal(2, CooccurrenceCount.Add([0], [5, 70_000, 100_000 | Postings.EndOfBasket], counts, touched));
        Assert.Equal([70_000, 100_000], touched[..2]);
        Assert.Equal(1, counts[70_000]);
        Assert.Equal(1, counts[100_000]);
    }

    [Theory]
    [InlineData(0, new[] { 3, 0, 4, 1 })]
    [InlineData(1, new[] { 3, 0, 4, 1 })]
    [InlineData(2, new[] { 3, 4, 1 })]
    [InlineData(5, new[] { 4, 1 })]
    [InlineData(6, new[] { 4 })]
    [InlineData(7, new int[0])]
    public void Items_touched_often_enough_are_kept_in_their_order(int minimum, int[] expected)
    {
        int[] counts = [1, 5, 9, 2, 6];
        int[] touched = [3, 0, 4, 1];
        int[] before = [.. counts];
        int[] taken = new int[4];
        int kept = CooccurrenceCount.Take(touched, minimum, counts, taken);
        Assert.Equal(expected, touched[..kept]);
        Assert.Equal(expected.Select(other => before[other]), taken[..kept]);
        // The counter of an item that was not touched is left alone.
        Assert.Equal([0, 0, 9, 0, 0], counts);
    }

    [Fact]
    public void Counts_of_no_items_are_none() => Assert.Equal(0, CooccurrenceCount.Take([], 1, [], []));

    [Fact]
    public void Lists_without_room_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => CooccurrenceCount.Add([0], Two, new int[4], new int[4]));
        Assert.Throws<ArgumentException>(() => CooccurrenceCount.Add([], [], [], []));
        Assert.Throws<ArgumentException>(() => CooccurrenceCount.Take([0, 1], 1, new int[2], new int[1]));
    }

    [Fact]
    public void Items_beyond_the_counts_and_lists_without_an_end_are_rejected()
    {
        Assert.Throws<IndexOutOfRangeException>(() => CooccurrenceCount.Add([0], Two, new int[3], new int[4]));
        Assert.Throws<IndexOutOfRangeException>(() => CooccurrenceCount.Add([0], [0, 1], new int[2], new int[3]));
        Assert.Throws<IndexOutOfRangeException>(() => CooccurrenceCount.Add([1], [0, 1 | Postings.EndOfBasket], new int[2], new int[3]));
    }

    static int[] PostingsOf(int item, int[] baskets) => [.. Enumerable.Range(0, baskets.Length).Where(i => baskets[i] == item)];
}
