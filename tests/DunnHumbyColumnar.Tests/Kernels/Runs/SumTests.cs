using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="RunSum"/> and <see cref="MaskedSum"/> against their definitions.</summary>
[Trait("Matrix", "simd")]
public sealed class SumTests
{

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

    [Fact]
    public void Spans_of_different_lengths_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => MaskedSum.Sum([1, 2], [-1]));
    }
}
