using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="LineItems"/> against its definition.</summary>
[Trait("Matrix", "simd")]
public sealed class LineItemsTests
{
    static readonly int Room = Slices.Room<int>();

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.95)]
    [InlineData(3, 0.0)]
    public void Items_are_those_of_the_selected_products(int seed, double chance)
    {
        int[] products = RandomValues.Codes(seed, Room, 40);
        int[] itemOfProduct = [.. RandomValues.Codes(seed + 10, 40, 9)
            .Select(item => item < 2 ? (item == 0 ? LineItems.Filtered : LineItems.None) : item - 2)];
        int[] mask = RandomValues.Mask(seed + 20, Room, chance);
        Slices.ForEach<int>((offset, length) =>
        {
            Check(products.AsSpan(offset, length), mask.AsSpan(offset, length), itemOfProduct);
        });

        static void Check(ReadOnlySpan<int> products, ReadOnlySpan<int> mask, ReadOnlySpan<int> itemOfProduct)
        {
            int[] expected = new int[products.Length];
            int[] actual = new int[products.Length];
            LineItems.Reference(products, mask, itemOfProduct, expected);
            LineItems.Fill(products, mask, itemOfProduct, actual);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void A_line_that_counts_for_no_item_is_told_from_one_that_does_not_count()
    {
        int[] items = new int[5];
        LineItems.Fill([0, 1, 2, 2, 0], [-1, -1, -1, 0, 0], [LineItems.None, LineItems.Filtered, int.MaxValue], items);
        Assert.Equal([LineItems.None, LineItems.Filtered, int.MaxValue, LineItems.Filtered, LineItems.Filtered], items);
    }

    [Fact]
    public void The_items_of_lines_are_marked_with_the_last_value()
    {
        int[] lastDays = [1, 1, 1, 1];
        LineItems.Mark([2, -1, 2, int.MinValue, 0], 7, lastDays);
        LineItems.Mark([], 8, lastDays);
        Assert.Equal([7, 1, 7, 1], lastDays);
        LineItems.Mark([3, 0], 9, lastDays);
        Assert.Equal([9, 1, 7, 9], lastDays);
    }

    [Fact]
    public void Spans_of_different_lengths_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => LineItems.Fill([0], [], [0], new int[1]));
        Assert.Throws<ArgumentException>(() => LineItems.Fill([0], [-1], [0], new int[2]));
        Assert.Throws<ArgumentException>(() => LineItems.Fill([0], [-1, 0], [0], new int[1]));
    }
}
