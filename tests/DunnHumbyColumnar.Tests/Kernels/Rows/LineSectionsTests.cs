using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="LineSections"/> and <see cref="RowTranspose"/> against their definitions.</summary>
[Trait("Matrix", "simd")]
public sealed class LineSectionsTests
{
    static readonly int Room = Slices.Room<int>();

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.95)]
    public void Sections_are_those_of_the_codes_that_are_selected_and_not_filtered(int seed, double chance)
    {
        int[] codes = RandomValues.Codes(seed, Room, 40);
        byte[] sectionOfCode = [.. RandomValues.Codes(seed + 10, 40, LineSections.Count).Select(section => (byte)section)];
        int[] selected = RandomValues.Mask(seed + 20, Room, chance);
        Slices.ForEach<int>((offset, length) =>
        {
            int[] expectedMask = selected[offset..(offset + length)];
            int[] mask = [.. expectedMask];
            byte[] expected = new byte[length];
            byte[] sections = new byte[length];
            LineSections.Reference(codes.AsSpan(offset, length), sectionOfCode, expectedMask, expected);
            LineSections.Fill(codes.AsSpan(offset, length), sectionOfCode, mask, sections);
            Assert.Equal(expected, sections);
            Assert.Equal(expectedMask, mask);
        });
    }

    [Fact]
    public void Values_are_added_to_the_sum_of_their_bucket()
    {
        int[] values = RandomValues.WithExtremes<int>(3, Room);
        byte[] sections = [.. RandomValues.Codes(4, Room, LineSections.Count).Select(section => (byte)section)];
        Slices.ForEach<int>((offset, length) =>
        {
            long[] expected = [.. Enumerable.Range(0, LineSections.Count).Select(bucket => (long)bucket)];
            long[] actual = [.. expected];
            LineSections.ReferenceSums(values.AsSpan(offset, length), sections.AsSpan(offset, length), expected);
            LineSections.AddSums(values.AsSpan(offset, length), sections.AsSpan(offset, length), actual);
            Assert.Equal(expected, actual);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void A_column_is_one_bucket_of_every_row(int bucket)
    {
        for (int count = 0; count < 20; count++)
        {
            long[] rows = [.. Enumerable.Range(0, count * LineSections.Count).Select(value => (long)value * value)];
            long[] expected = new long[count];
            long[] actual = new long[count];
            RowTranspose.Reference(rows, bucket, expected);
            RowTranspose.Column(rows, bucket, actual);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Spans_of_different_lengths_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => LineSections.Fill([0], [0], new int[2], new byte[1]));
        Assert.Throws<ArgumentException>(() => LineSections.Fill([0], [0], new int[1], []));
        Assert.Throws<ArgumentException>(() => LineSections.AddSums([1], [0], new long[LineSections.Count - 1]));
        Assert.Throws<ArgumentException>(() => RowTranspose.Column(new long[LineSections.Count], 0, new long[2]));
    }
}
