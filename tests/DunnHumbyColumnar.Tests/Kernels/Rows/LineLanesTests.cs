using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="LineLanes"/> and <see cref="RowTranspose"/> against their definitions.</summary>
[Trait("Matrix", "simd")]
public sealed class LineLanesTests
{
    static readonly int Room = Slices.Room<int>();

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.95)]
    public void Lanes_are_those_of_the_codes_that_are_selected_and_not_dropped(int seed, double chance)
    {
        int[] codes = RandomValues.Codes(seed, Room, 40);
        byte[] laneOfCode = [.. RandomValues.Codes(seed + 10, 40, LineLanes.Count).Select(lane => (byte)lane)];
        int[] selected = RandomValues.Mask(seed + 20, Room, chance);
        Slices.ForEach<int>((offset, length) =>
        {
            int[] expectedMask = selected[offset..(offset + length)];
            int[] mask = [.. expectedMask];
            byte[] expected = new byte[length];
            byte[] lanes = new byte[length];
            LineLanes.Reference(codes.AsSpan(offset, length), laneOfCode, expectedMask, expected);
            LineLanes.Fill(codes.AsSpan(offset, length), laneOfCode, mask, lanes);
            Assert.Equal(expected, lanes);
            Assert.Equal(expectedMask, mask);
        });
    }

    [Fact]
    public void Values_are_added_to_the_sum_of_their_lane()
    {
        int[] values = RandomValues.WithExtremes<int>(3, Room);
        byte[] lanes = [.. RandomValues.Codes(4, Room, LineLanes.Count).Select(lane => (byte)lane)];
        Slices.ForEach<int>((offset, length) =>
        {
            long[] expected = [.. Enumerable.Range(0, LineLanes.Count).Select(lane => (long)lane)];
            long[] actual = [.. expected];
            LineLanes.ReferenceSums(values.AsSpan(offset, length), lanes.AsSpan(offset, length), expected);
            LineLanes.AddSums(values.AsSpan(offset, length), lanes.AsSpan(offset, length), actual);
            Assert.Equal(expected, actual);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void A_column_is_one_lane_of_every_row(int lane)
    {
        for (int count = 0; count < 20; count++)
        {
            long[] rows = [.. Enumerable.Range(0, count * LineLanes.Count).Select(value => (long)value * value)];
            long[] expected = new long[count];
            long[] actual = new long[count];
            RowTranspose.Reference(rows, lane, expected);
            RowTranspose.Column(rows, lane, actual);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Spans_of_different_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LineLanes.Fill([0], [0], new int[2], new byte[1]));
        Assert.Throws<ArgumentException>(() => LineLanes.Fill([0], [0], new int[1], []));
        Assert.Throws<ArgumentException>(() => LineLanes.AddSums([1], [0], new long[LineLanes.Count - 1]));
        Assert.Throws<ArgumentException>(() => RowTranspose.Column(new long[LineLanes.Count], 0, new long[2]));
    }
}
