using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="DistinctItems"/> against its definition: one bitmap serves many baskets.</summary>
[Trait("Matrix", "simd")]
public sealed class DistinctItemsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(300)]
    [InlineData(64 * 64)]
    [InlineData((64 * 64) + 1)]
    [InlineData(92_353)]
    public void Each_basket_yields_its_own_items_and_leaves_no_bits(int itemCount)
    {
        int room = Slices.Room<int>();
        int[] items = [.. RandomValues.Codes(itemCount, room, itemCount).Select((item, i) => i % 5 == 0 ? ~item : item)];
        ulong[] bits = new ulong[DistinctItems.WordsFor(itemCount)];
        Slices.ForEach<int>((offset, length) =>
        {
            int[] expected = new int[length];
            int[] actual = new int[length];
            int count = DistinctItems.Reference(items.AsSpan(offset, length), expected);
            DistinctItems.Put(items.AsSpan(offset, length), itemCount, bits);
            Assert.Equal(count, DistinctItems.Take(itemCount, bits, actual));
            Assert.Equal(expected[..count], actual[..count]);
            Assert.True(!bits.AsSpan().ContainsAnyExcept(0UL), $"{length} items from {offset} on");
        });
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData((64 * 64) - 1)]
    [InlineData(64 * 64)]
    [InlineData(200_000)]
    public void All_items_at_once_come_out_ascending(int itemCount)
    {
        int[] all = [.. Enumerable.Range(0, itemCount)];
        ulong[] bits = new ulong[DistinctItems.WordsFor(itemCount)];
        int[] taken = new int[itemCount];
        DistinctItems.Put([.. all.Reverse()], itemCount, bits);
        Assert.Equal(itemCount, DistinctItems.Take(itemCount, bits, taken));
        Assert.Equal(all, taken);
    }

    [Fact]
    public void Items_put_in_parts_are_taken_together()
    {
        ulong[] bits = new ulong[DistinctItems.WordsFor(5_000)];
        int[] taken = new int[4];
        DistinctItems.Put([4_999, 0, -1], 5_000, bits);
        DistinctItems.Put([], 5_000, bits);
        DistinctItems.Put([70, 0, 4_095, int.MinValue], 5_000, bits);
        Assert.Equal(4, DistinctItems.Take(5_000, bits, taken));
        Assert.Equal([0, 70, 4_095, 4_999], taken);
        Assert.Equal(0, DistinctItems.Take(5_000, bits, []));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    [InlineData(64, 2)]
    [InlineData(65, 3)]
    [InlineData(64 * 64, 65)]
    [InlineData((64 * 64) + 1, 67)]
    public void A_bitmap_has_a_bit_per_item_and_a_bit_per_word_of_those(int itemCount, int words) =>
        Assert.Equal(words, DistinctItems.WordsFor(itemCount));
}
