using System.Numerics;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="StoreBits"/> against its definition.</summary>
[Trait("Matrix", "simd")]
public sealed class StoreBitsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_bit_is_set_for_every_store(int words)
    {
        Check<byte>(words);
        Check<ushort>(words);
    }

    [Fact]
    public void Bits_that_were_set_stay_and_stores_may_come_again()
    {
        ulong[] bits = [1UL << 63, 0];
        StoreBits.Set<byte>([0, 0, 64, 127, 64, 5, 5, 5], bits);
        Assert.Equal([(1UL << 63) | 0b100001, (1UL << 63) | 1], bits);
        StoreBits.Set<ushort>([], bits);
        Assert.Equal([(1UL << 63) | 0b100001, (1UL << 63) | 1], bits);
    }

    [Fact]
    public void A_store_beyond_the_bitmap_is_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StoreBits.Set<byte>([1, 2, 128, 3, 4, 5], new ulong[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => StoreBits.Set<byte>([1, 2, 3, 4, 5, 200], new ulong[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => StoreBits.Set<ushort>([300], new ulong[2]));
        Assert.Throws<IndexOutOfRangeException>(() => StoreBits.Set<byte>([64], new ulong[1]));
    }

    static void Check<T>(int words)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        T[] stores = Array.ConvertAll(RandomValues.Codes(words, Slices.Room<T>(), 64 * words), T.CreateTruncating);
        Slices.ForEach<T>((offset, length) =>
        {
            ulong[] expected = new ulong[words];
            ulong[] actual = new ulong[words];
            StoreBits.Reference<T>(stores.AsSpan(offset, length), expected);
            StoreBits.Set<T>(stores.AsSpan(offset, length), actual);
            Assert.Equal(expected, actual);
        });
    }
}
