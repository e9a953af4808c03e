using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="DistinctCount"/> against its definition: one array of epochs serves many groups.</summary>
[Trait("Matrix", "simd")]
public sealed class DistinctCountTests
{
    [Theory]
    [InlineData(5, 0.5)]
    [InlineData(200, 0.9)]
    [InlineData(1, 0.1)]
    public void Each_group_counts_its_own_codes(int codes, double chance)
    {
        int room = Slices.Room<int>();
        int[] values = RandomValues.Codes(41, room, codes);
        int[] mask = RandomValues.Mask(42, room, chance);
        int[] epochs = new int[codes];
        int epoch = 0;
        Slices.ForEach<int>((offset, length) =>
        {
            var slice = values.AsSpan(offset, length);
            var selected = mask.AsSpan(offset, length);
            Assert.Equal(DistinctCount.Reference(slice, selected), DistinctCount.Count(slice, selected, epochs, ++epoch));
        });
    }

    [Fact]
    public void A_group_in_two_parts_counts_a_code_once()
    {
        int[] values = RandomValues.Codes(43, 100, 30);
        int[] mask = RandomValues.Mask(44, 100, 0.7);
        for (int cut = 0; cut <= values.Length; cut++)
        {
            int[] epochs = new int[30];
            int parts = DistinctCount.Count(values.AsSpan(0, cut), mask.AsSpan(0, cut), epochs, 9)
                + DistinctCount.Count(values.AsSpan(cut), mask.AsSpan(cut), epochs, 9);
            Assert.Equal(DistinctCount.Reference(values, mask), parts);
        }
    }
}
