using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="RunSum"/> and <see cref="MaskedSum"/> against their definitions.</summary>
[Trait("Matrix", "simd")]
public sealed class SumTests
{
    const int Groups = 16;

    static readonly int Room = Slices.Room<int>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_sum_adds_exactly_the_values_of_the_slice(int seed)
    {
        int[] values = RandomValues.WithExtremes<int>(seed, Room);
        Slices.ForEach<int>((offset, length) =>
        {
            var slice = values.AsSpan(offset, length);
            Assert.Equal(RunSum.Reference(slice), RunSum.Sum(slice));
        });
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_sum_of_extremes_does_not_overflow(int value)
    {
        int[] values = [.. Enumerable.Repeat(value, 1000)];
        int[] all = [.. Enumerable.Repeat(-1, 1000)];
        Assert.Equal(1000L * value, RunSum.Sum(values));
        Assert.Equal(1000L * value, MaskedSum.Sum(values, all));
    }

    [Theory]
    [InlineData(3, 0.5)]
    [InlineData(4, 0.05)]
    [InlineData(5, 1.0)]
    public void A_masked_sum_adds_the_selected_values_only(int seed, double chance)
    {
        int[] values = RandomValues.WithExtremes<int>(seed, Room);
        int[] mask = RandomValues.Mask(seed + 100, Room, chance);
        Slices.ForEach<int>((offset, length) =>
        {
            var slice = values.AsSpan(offset, length);
            var selected = mask.AsSpan(offset, length);
            Assert.Equal(MaskedSum.Reference(slice, selected), MaskedSum.Sum(slice, selected));
        });
    }

    [Theory]
    [InlineData(6, 0.5)]
    [InlineData(7, 0.95)]
    public void A_masked_sum_by_group_adds_each_selected_value_to_its_group(int seed, double chance)
    {
        int[] values = RandomValues.WithExtremes<int>(seed, Room);
        int[] mask = RandomValues.Mask(seed + 100, Room, chance);
        int[] codes = RandomValues.Codes(seed + 200, Room, 40);
        byte[] groups = [.. RandomValues.Codes(seed + 300, 40, Groups).Select(group => (byte)group)];
        Slices.ForEach<int>((offset, length) =>
        {
            long[] expected = [.. Enumerable.Range(0, Groups).Select(group => (long)group)];
            long[] actual = [.. expected];
            MaskedSum.ReferenceByGroup(values.AsSpan(offset, length), mask.AsSpan(offset, length), codes.AsSpan(offset, length), groups, expected);
            MaskedSum.AddByGroup(values.AsSpan(offset, length), mask.AsSpan(offset, length), codes.AsSpan(offset, length), groups, actual);
            Assert.Equal(expected, actual);
        });
    }

    [Fact]
    public void Spans_of_different_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MaskedSum.Sum([1, 2], [-1]));
        Assert.Throws<ArgumentException>(() => MaskedSum.AddByGroup([1], [-1], [0, 0], [0], new long[1]));
        Assert.Throws<ArgumentException>(() => MaskedSum.AddByGroup([1], [-1, 0], [0], [0], new long[1]));
    }
}
