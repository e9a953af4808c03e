using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="PromotionLookup"/> and <see cref="RunFlags"/> against their definitions.</summary>
[Trait("Matrix", "simd")]
public sealed class PromotionLookupTests
{
    /// <summary>
    /// Product 0 in weeks 1 and 63, product 1 in none, product 2 in weeks 63, 64 and 127: five pairs. Stores of two words.
    /// </summary>
    static readonly PromotedWeeks[] Weeks =
        [new((1UL << 1) | (1UL << 63), 0), new(0, 0), new(0, 0), new(0, 0), new(1UL << 63, 2), new(1 | (1UL << 63), 3)];

    [Fact]
    public void A_line_is_found_if_its_product_has_a_pair_of_the_week()
    {
        Assert.Equal([(10, 0L * 256 + 7), (13, 256 * 0 + 7)], Find([0, 1, 2, 0], 1, 7, 10));
        Assert.Equal([(0, (256L * 1) + 100), (2, (256L * 2) + 100)], Find([0, 1, 2], 63, 100, 0));
        Assert.Equal([(2, 256L * 3)], Find([0, 1, 2], 64, 0, 0));
        Assert.Equal([(2, (256L * 4) + 127)], Find([0, 1, 2], 127, 127, 0));
        Assert.Empty(Find([0, 1, 2], 65, 0, 0));
        Assert.Empty(Find([], 1, 0, 0));
    }

    [Fact]
    public void Flags_have_a_bit_per_bitmap_with_the_store()
    {
        ulong[] bits = new ulong[5 * 4];
        // The pair of product 2 in week 64: the first bitmap has store 5, the second store 70, both have store 64.
        (bits[12], bits[13], bits[15]) = (1UL << 5, 1, (1UL << 6) | 1);
        foreach (var (store, flag) in new[] { (5, PromotionLookup.Display), (70, PromotionLookup.Mailer), (64, (byte)3), (6, (byte)0) })
        {
            var table = new PromotionTable(Weeks, 2, bits, 2);
            int[] lines = new int[3];
            long[] positions = new long[3];
            int found = PromotionLookup.Find([2, 1, 0], table, 64, store, 0, lines, positions);
            byte[] flags = [9, 9, 9];
            PromotionLookup.Fill(lines.AsSpan(0, found), positions.AsSpan(0, found), table, flags);
            Assert.Equal([flag, 9, 9], flags);
        }
    }

    [Fact]
    public void Finding_and_filling_are_those_of_the_definitions()
    {
        var random = new Random(4);
        for (int round = 0; round < 300; round++)
        {
            var (blocks, words, products) = (1 + random.Next(3), 1 + random.Next(3), 1 + random.Next(20));
            var weeks = new PromotedWeeks[products * blocks];
            int pairs = 0;
            for (int i = 0; i < weeks.Length; i++)
            {
                weeks[i] = new PromotedWeeks((ulong)random.NextInt64() & (ulong)random.NextInt64(), pairs);
                pairs += System.Numerics.BitOperations.PopCount(weeks[i].Weeks);
            }

            var table = new PromotionTable(weeks, blocks, RandomValues.WithExtremes<ulong>(round, pairs * 2 * words), words);
            int[] bought = RandomValues.Codes(round, 50, products);
            var (week, store) = (random.Next(64 * blocks), random.Next(64 * words));
            int[] lines = new int[50];
            long[] positions = new long[50];
            int[] expectedLines = new int[50];
            long[] expectedPositions = new long[50];
            int found = PromotionLookup.FindReference(bought, table, week, store, 0, expectedLines, expectedPositions);
            Assert.Equal(found, PromotionLookup.Find(bought, table, week, store, 0, lines, positions));
            Assert.Equal(expectedLines[..found], lines[..found]);
            Assert.Equal(expectedPositions[..found], positions[..found]);
            byte[] expected = new byte[50];
            byte[] actual = new byte[50];
            PromotionLookup.Reference(lines.AsSpan(0, found), positions.AsSpan(0, found), table, expected);
            PromotionLookup.Fill(lines.AsSpan(0, found), positions.AsSpan(0, found), table, actual);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Lines_are_filtered_by_their_section()
    {
        byte[] filter =
            [.. Enumerable.Range(0, 15).Select(section => section % 4 == 1 ? LineSections.Filtered : default), LineSections.Filtered];
        byte[] sections = [.. RandomValues.Codes(2, Slices.Room<byte>(), 16).Select(section => (byte)section)];
        byte[] flags = [.. RandomValues.Codes(3, Slices.Room<byte>(), 5).Select(flag => (byte)flag)];
        Slices.ForEach<byte>((offset, length) =>
        {
            byte[] expected = flags.AsSpan(offset, length).ToArray();
            byte[] actual = [.. expected];
            PromotionLookup.FilterReference(sections.AsSpan(offset, length), filter, expected);
            PromotionLookup.Filter(sections.AsSpan(offset, length), filter, actual);
            Assert.Equal(expected, actual);
            Assert.Equal(sections[offset..(offset + length)].Count(section => filter[section] != 0), actual.Count(flag =>
                flag == LineSections.Filtered));
        });
    }

    [Theory]
    [InlineData(0, 9)]
    [InlineData(3, 6)]
    [InlineData(4, 4)]
    public void Lines_are_filtered_by_their_product(int first, int end)
    {
        int[] products = RandomValues.Codes(2, Slices.Room<byte>(), 9);
        byte[] flags = [.. RandomValues.Codes(3, Slices.Room<byte>(), 5).Select(flag => (byte)flag)];
        Slices.ForEach<byte>((offset, length) =>
        {
            byte[] expected = flags.AsSpan(offset, length).ToArray();
            byte[] actual = [.. expected];
            PromotionLookup.FilterProductsReference(products.AsSpan(offset, length), first, end, expected);
            PromotionLookup.FilterProducts(products.AsSpan(offset, length), first, end, actual);
            Assert.Equal(expected, actual);
            Assert.Equal(products[offset..(offset + length)].Count(product => product < first || product >= end), actual.Count(flag =>
                flag == LineSections.Filtered));
        });
    }

    [Fact]
    public void Runs_of_either_list_are_joined_and_neighbours_alike_are_one()
    {
        int[] ends = new int[7];
        byte[] flags = new byte[7];
        int count = RunFlags.Or([3, 5, 9], [1, 0, 1], [4, 9], [0, 1], ends, flags);
        Assert.Equal([3, 4, 9], ends[..count]);
        Assert.Equal([(byte)1, (byte)0, (byte)1], flags[..count]);
        Assert.Equal(0, RunFlags.Or([], [], [], [], ends, flags));
    }

    [Fact]
    public void Spans_of_different_lengths_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => PromotionLookup.Fill([1], [], new PromotionTable([], 1, [], 1), new byte[1]));
        Assert.Throws<ArgumentException>(() => PromotionLookup.FilterProducts([1], 0, 1, new byte[2]));
        Assert.Throws<ArgumentException>(() => PromotionLookup.Filter([1], new byte[16], new byte[2]));
        Assert.Throws<ArgumentException>(() => PromotionLookup.Filter([1], new byte[15], new byte[1]));
        Assert.Throws<ArgumentException>(() => RunFlags.Or([1], [], [1], [0], new int[3], new byte[3]));
    }

    static (int Line, long Position)[] Find(int[] products, int week, int store, int firstLine)
    {
        int[] lines = new int[products.Length];
        long[] positions = new long[products.Length];
        int found = PromotionLookup.Find(
            products, new PromotionTable(Weeks, 2, new ulong[20], 2), week, store, firstLine, lines, positions);
        return [.. Enumerable.Range(0, found).Select(i => (lines[i], positions[i]))];
    }
}
