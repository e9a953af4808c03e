using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="GroupCount"/>, <see cref="GroupSum"/> and <see cref="GroupMinMax"/> against their definitions.</summary>
[Trait("Matrix", "simd")]
public sealed class GroupTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 37)]
    public void Counts_and_sums_by_slot_are_those_of_the_definition(int seed, int groups)
    {
        int room = Slices.Room<int>();
        int[] slots = [.. RandomValues.Codes(seed, room, groups * 2).Select(slot => slot < groups ? slot : -slot)];
        int[] values = RandomValues.WithExtremes<int>(seed + 10, room);
        int[] lengths = RandomValues.Codes(seed + 20, room, 1_000_000);
        Slices.ForEach<int>((offset, length) =>
        {
            var slot = slots.AsSpan(offset, length);
            var value = values.AsSpan(offset, length);
            var run = lengths.AsSpan(offset, length);
            long[] expected = [.. Enumerable.Range(0, groups).Select(group => (long)group)];
            long[] actual = [.. expected];
            GroupCount.Reference(slot, [], expected);
            GroupCount.Add(slot, actual);
            Assert.Equal(expected, actual);
            if (length > 0)
            {
                GroupCount.Reference(slot, run, expected);
                GroupCount.AddRuns(slot, run, actual);
                Assert.Equal(expected, actual);
                GroupSum.Reference(slot, run, value, expected);
                GroupSum.AddRuns(slot, run, value, actual);
                Assert.Equal(expected, actual);
            }

            GroupSum.Reference(slot, [], value, expected);
            GroupSum.Add(slot, value, actual);
            Assert.Equal(expected, actual);
        });
    }

    [Fact]
    public void Bitmaps_hold_the_values_of_each_slot()
    {
        int[] slots = [.. RandomValues.Codes(7, 500, 6).Select(slot => slot - 1)];
        int[] values = RandomValues.Codes(8, 500, 150);
        ulong[] expected = new ulong[5 * 3];
        ulong[] actual = [.. expected];
        GroupBits.Reference(slots, values, 3, expected);
        GroupBits.Set(slots, values, 3, actual);
        Assert.Equal(expected, actual);
        GroupBits.Or([1, 2], actual.AsSpan(0, 2));
        Assert.Equal([expected[0] | 1, expected[1] | 2], actual[..2]);
    }

    [Fact]
    public void Extremes_are_the_smallest_and_largest_of_each_slot()
    {
        int[] minima = [int.MaxValue, int.MaxValue];
        int[] maxima = [int.MinValue, int.MinValue];
        int[] slots = [0, -1, 0, 0];
        int[] values = [5, int.MinValue, -7, 6];
        GroupMinMax.AddMinimum(slots, values, minima);
        GroupMinMax.AddMaximum(slots, values, maxima);
        Assert.Equal([-7, int.MaxValue], minima);
        Assert.Equal([6, int.MinValue], maxima);
    }

    [Fact]
    public void Spans_of_different_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => GroupSum.Add([0], [1, 2], new long[1]));
        Assert.Throws<ArgumentException>(() => GroupSum.AddRuns([0], [1, 2], [1], new long[1]));
        Assert.Throws<ArgumentException>(() => GroupCount.AddRuns([0], [1, 2], new long[1]));
    }
}
