using System.Numerics;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="MinMax"/> against its definition, for every stored type.</summary>
[Trait("Matrix", "simd")]
public sealed class MinMaxTests
{
    [Fact]
    public void Smallest_and_largest_of_every_slice()
    {
        CheckSlices(RandomValues.WithExtremes<byte>(31, Slices.Room<byte>()));
        CheckSlices(RandomValues.WithExtremes<ushort>(32, Slices.Room<ushort>()));
        CheckSlices(RandomValues.WithExtremes<short>(33, Slices.Room<short>()));
        CheckSlices(RandomValues.WithExtremes<int>(34, Slices.Room<int>()));
        CheckSlices(RandomValues.WithExtremes<long>(35, Slices.Room<long>()));
    }

    [Fact]
    public void Values_without_extremes_are_compared_too()
    {
        CheckSlices(Array.ConvertAll(RandomValues.Codes(36, Slices.Room<int>(), 1000), value => value - 500));
        CheckSlices(Array.ConvertAll(RandomValues.Codes(37, Slices.Room<long>(), 1000), value => (value - 500L) << 33));
        CheckSlices(Array.ConvertAll(RandomValues.Codes(38, Slices.Room<short>(), 1000), value => (short)(value - 500)));
        CheckSlices(Array.ConvertAll(RandomValues.Codes(39, Slices.Room<byte>(), 200), value => (byte)(value + 20)));
    }

    static void CheckSlices<T>(T[] values)
        where T : unmanaged, INumber<T> =>
        Slices.ForEach<T>((offset, length) =>
        {
            if (length == 0)
                return;
            var slice = values.AsSpan(offset, length);
            var (min, max) = MinMax.Reference<T>(slice);
            Assert.Equal(min, MinMax.Min<T>(slice));
            Assert.Equal(max, MinMax.Max<T>(slice));
        });
}
