using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="RadixSort"/> against its definition.</summary>
[Trait("Matrix", "simd")]
public sealed class OrderTests
{
    /// <summary>Which bits vary: none, the lowest, the highest, a byte in the middle, scattered ones, all.</summary>
    public static TheoryData<ulong> VaryingBits() => new(
        0UL, 1UL, 1UL << 31, 1UL << 63, 0xFF00UL, 0x8000_0001UL, 0x8000_0000_0000_0001UL, 0x0010_0200_0040_0800UL, 0x00FF_FFFFUL,
        uint.MaxValue, ulong.MaxValue);

    [Theory]
    [MemberData(nameof(VaryingBits))]
    public void Narrow_keys_are_sorted(ulong bits)
    {
        foreach (int length in Lengths())
        {
            uint[] keys = [.. RandomValues.WithExtremes<ulong>(61 + length, length)
                .Select(key => (uint)((key & bits) | (~bits & 0x1234_5678_9ABC_DEF0UL)))];
            uint[] expected = [.. keys.Order()];
            RadixSort.Sort(keys, new uint[length]);
            Assert.Equal(expected, keys);
        }
    }

    [Theory]
    [MemberData(nameof(VaryingBits))]
    public void Wide_keys_are_sorted_stably_with_their_payload(ulong bits)
    {
        foreach (int length in Lengths())
        {
            ulong[] keys = [.. RandomValues.WithExtremes<ulong>(62 + length, length)
                .Select(key => (key & bits) | (~bits & 0x1234_5678_9ABC_DEF0UL))];
            int[] payload = [.. Enumerable.Range(0, length)];
            ulong[] expectedKeys = [.. keys];
            int[] expectedPayload = [.. payload];
            RadixSort.Reference(expectedKeys, expectedPayload);
            RadixSort.Sort(keys, payload, new ulong[length], new int[length]);
            Assert.Equal(expectedKeys, keys);
            Assert.Equal(expectedPayload, payload);
        }
    }

    [Fact]
    public void Keys_are_sorted_unless_one_is_below_its_neighbour()
    {
        Assert.True(RadixSort.IsSorted<int>([]));
        Assert.True(RadixSort.IsSorted<int>([int.MaxValue]));
        Assert.True(RadixSort.IsSorted<int>([int.MinValue, 0, 0, int.MaxValue]));
        for (int at = 1; at < 40; at++)
        {
            long[] keys = [.. Enumerable.Range(0, 40).Select(i => (long)i)];
            Assert.True(RadixSort.IsSorted<long>(keys));
            keys[at] = -1;
            Assert.False(RadixSort.IsSorted<long>(keys));
        }
    }

    static IEnumerable<int> Lengths() => [.. Enumerable.Range(0, 70), 255, 256, 257, 1000];
}
