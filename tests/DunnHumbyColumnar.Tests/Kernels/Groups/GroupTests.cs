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
    public void Counts_and_sums_by_group_are_those_of_the_definition(int seed, int groups)
    {
        int room = Slices.Room<int>();
        int[] groupIds = [.. RandomValues.Codes(seed, room, groups * 2).Select(groupId => groupId < groups ? groupId : -groupId)];
        int[] values = RandomValues.WithExtremes<int>(seed + 10, room);
        int[] lengths = RandomValues.Codes(seed + 20, room, 1_000_000);
        Slices.ForEach<int>((offset, length) =>
        {
            var groupId = groupIds.AsSpan(offset, length);
            var value = values.AsSpan(offset, length);
            var run = lengths.AsSpan(offset, length);
            long[] expected = [.. Enumerable.Range(0, groups).Select(group => (long)group)];
            long[] actual = [.. expected];
            GroupCount.Reference(groupId, [], expected);
            GroupCount.Add(groupId, actual);
            Assert.Equal(expected, actual);
            if (length > 0)
            {
                GroupCount.Reference(groupId, run, expected);
                GroupCount.AddRuns(groupId, run, actual);
                Assert.Equal(expected, actual);
                GroupSum.Reference(groupId, run, value, expected);
                GroupSum.AddRuns(groupId, run, value, actual);
                Assert.Equal(expected, actual);
            }

            GroupSum.Reference(groupId, [], value, expected);
            GroupSum.Add(groupId, value, actual);
            Assert.Equal(expected, actual);
        });
    }

    [Fact]
    public void Bitmaps_hold_the_values_of_each_group()
    {
        int[] groupIds = [.. RandomValues.Codes(7, 500, 6).Select(groupId => groupId - 1)];
        int[] values = RandomValues.Codes(8, 500, 150);
        ulong[] expected = new ulong[5 * 3];
        ulong[] actual = [.. expected];
        GroupBits.Reference(groupIds, values, 3, expected);
        GroupBits.Set(groupIds, values, 3, actual);
        Assert.Equal(expected, actual);
        GroupBits.Or([1, 2], actual.AsSpan(0, 2));
        Assert.Equal([expected[0] | 1, expected[1] | 2], actual[..2]);
    }

    [Fact]
    public void Minima_and_maxima_are_those_of_each_group()
    {
        int[] minima = [int.MaxValue, int.MaxValue];
        int[] maxima = [int.MinValue, int.MinValue];
        int[] groupIds = [0, -1, 0, 0];
        int[] values = [5, int.MinValue, -7, 6];
        GroupMinMax.AddMinimum(groupIds, values, minima);
        GroupMinMax.AddMaximum(groupIds, values, maxima);
        Assert.Equal([-7, int.MaxValue], minima);
        Assert.Equal([6, int.MinValue], maxima);
    }

    [Fact]
    public void Spans_of_different_lengths_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => GroupSum.Add([0], [1, 2], new long[1]));
        Assert.Throws<ArgumentException>(() => GroupSum.AddRuns([0], [1, 2], [1], new long[1]));
        Assert.Throws<ArgumentException>(() => GroupCount.AddRuns([0], [1, 2], new long[1]));
    }
}
