using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="BasketBits"/> and <see cref="BitmapAnd"/> against their definitions.</summary>
[Trait("Matrix", "simd")]
public sealed class BasketBitsTests
{
    const int Items = 30;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bitmaps_are_those_of_the_definition(bool isSparse)
    {
        // The last item comes first, every third has no bitmap.
        int[] ranks = [.. Enumerable.Range(0, Items).Select(item => item % 3 == 0 ? -1 - item : Items - 1 - item)];
        for (int length = 0; length < 300; length++)
        {
            int[] baskets = KernelDraws.Baskets(length, Items, isSparse);
            int first = length % 130;
            int words = (first + baskets.Count(item => item < 0) + 63) / 64;
            ulong[] expected = new ulong[Items * words];
            ulong[] actual = new ulong[Items * words];
            int after = BasketBits.Reference(baskets, first, ranks, words, expected);
            Assert.Equal(after, BasketBits.Set(baskets, first, ranks, words, actual));
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void An_item_has_the_bits_of_its_baskets()
    {
        ulong[] bits = new ulong[3 * 2];
        int[] ranks = [-1, 0, 1, 2];
        int next = BasketBits.Set([1, 3 | Postings.EndOfBasket, 1, 2, 3 | Postings.EndOfBasket], 0, ranks, 2, bits);
        Assert.Equal(2, next);
        Assert.Equal([0b11, 0, 0b10, 0, 0b11, 0], bits);
        // Basket 64 is the first of the second words.
        Assert.Equal(65, BasketBits.Set([0, 2, 3 | Postings.EndOfBasket], 64, ranks, 2, bits));
        Assert.Equal([0b11, 0, 0b10, 1, 0b11, 1], bits);
    }

    [Fact]
    public void An_item_may_be_one_of_many()
    {
        int[] ranks = [.. Enumerable.Repeat(-1, 100_001)];
        (ranks[70_000], ranks[100_000]) = (1, 0);
        ulong[] bits = new ulong[2];
        int[] baskets = [5 | Postings.EndOfBasket, 70_000, 100_000 | Postings.EndOfBasket, 100_000 | Postings.EndOfBasket];
        BasketBits.Set(baskets, 0, ranks, 1, bits);
        Assert.Equal([0b110, 0b10], bits);
    }

    [Fact]
    public void Item_0_alone_in_a_basket_is_its_last()
    {
        ulong[] bits = new ulong[1];
        Assert.Equal(65, BasketBits.Set([int.MinValue, int.MinValue], 63, [-1], 1, bits));
        Assert.Equal([0], bits);
        Assert.Equal(64, BasketBits.Set([int.MinValue, int.MinValue], 62, [0], 1, bits));
        Assert.Equal([3UL << 62], bits);
    }

    [Fact]
    public void Bits_set_in_both_bitmaps_are_counted_and_kept()
    {
        ulong[] left = RandomValues.WithExtremes<ulong>(1, Slices.Room<ulong>());
        ulong[] right = RandomValues.WithExtremes<ulong>(2, Slices.Room<ulong>());
        Slices.ForEach<ulong>((offset, length) =>
        {
            int count = BitmapAnd.Reference(left.AsSpan(offset, length), right.AsSpan(offset, length));
            Assert.Equal(count, BitmapAnd.Count(left.AsSpan(offset, length), right.AsSpan(offset, length)));
            ulong[] both = new ulong[length + 1];
            BitmapAnd.Fill(left.AsSpan(offset, length), right.AsSpan(offset, length), both);
            Assert.Equal([.. Enumerable.Range(offset, length).Select(i => left[i] & right[i]), 0UL], both);
        });
    }

    /// <summary>Long enough for sixteen vectors to be added several times, with bits as rare and as common as can be.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.02)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Bits_of_long_bitmaps_are_counted(double density)
    {
        var random = new Random(9);
        ulong[] Draw() => [.. Enumerable.Range(0, 700)
            .Select(_ => Enumerable.Range(0, 64).Aggregate(0UL, (word, bit) => word | (random.NextDouble() < density ? 1UL << bit : 0)))];
        var (left, right) = (Draw(), Draw());
        for (int length = 0; length <= left.Length; length++)
            Assert.Equal(
                BitmapAnd.Reference(left.AsSpan(0, length), right.AsSpan(0, length)),
                BitmapAnd.Count(left.AsSpan(0, length), right.AsSpan(0, length)));
    }

    [Fact]
    public void Words_beyond_the_left_bitmap_do_not_count()
    {
        Assert.Equal(2, BitmapAnd.Count([0b1101], [0b0101, ulong.MaxValue]));
        Assert.Equal(
            192, BitmapAnd.Count([ulong.MaxValue, ulong.MaxValue, ulong.MaxValue], [ulong.MaxValue, ulong.MaxValue, ulong.MaxValue]));
        Assert.Equal(0, BitmapAnd.Count([], []));
    }

    [Fact]
    public void Bitmaps_that_are_too_short_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BitmapAnd.Count([1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BitmapAnd.Fill([1, 2], [1], new ulong[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BitmapAnd.Fill([1, 2], [1, 2], new ulong[1]));
        Assert.Throws<IndexOutOfRangeException>(() => BasketBits.Set([0, 1, 2 | Postings.EndOfBasket], 64, [-1, -1, 0], 1, new ulong[1]));
    }
}
