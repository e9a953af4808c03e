using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="LineMask"/> against its definition; nothing outside the slice is written.</summary>
[Trait("Matrix", "simd")]
public sealed class LineMaskTests
{
    const int Untouched = 0x5A5A5A5A;

    static readonly int Room = Slices.Room<int>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Both_positive_is_the_definition(int seed)
    {
        int[] left = RandomValues.WithExtremes<int>(seed, Room);
        int[] right = RandomValues.WithExtremes<int>(seed + 10, Room);
        Slices.ForEach<int>((offset, length) =>
        {
            int[] mask = [.. Enumerable.Repeat(Untouched, Room)];
            int[] expected = [.. mask];
            LineMask.Reference(left.AsSpan(offset, length), right.AsSpan(offset, length), expected.AsSpan(offset, length));
            LineMask.BothPositive(left.AsSpan(offset, length), right.AsSpan(offset, length), mask.AsSpan(offset, length));
            Assert.Equal(expected, mask);
        });
    }

    [Fact]
    public void Count_is_the_number_of_selected_rows()
    {
        int[] mask = RandomValues.Mask(3, Room, 0.6);
        Slices.ForEach<int>((offset, length) =>
        {
            var slice = mask.AsSpan(offset, length);
            Assert.Equal(slice.Count(-1), LineMask.Count(slice));
        });
    }

    [Fact]
    public void Spans_of_different_lengths_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => LineMask.BothPositive([1, 1], [1], new int[2]));
        Assert.Throws<ArgumentException>(() => LineMask.BothPositive([1], [1, 1], new int[1]));
    }
}
