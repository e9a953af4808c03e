using System.Numerics;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="GroupPresence"/> and <see cref="MixedRadix"/> against their definitions.</summary>
[Trait("Matrix", "simd")]
public sealed class GroupPresenceTests
{
    [Fact]
    public void Groups_with_a_state_are_found_and_counted()
    {
        Check<byte>(1, 0.5);
        Check<byte>(2, 0.02);
        Check<long>(3, 0.5);
        Check<long>(4, 0.02);

        static void Check<T>(int seed, double chance)
            where T : unmanaged, INumber<T>
        {
            var random = new Random(seed);
            T[] states = [.. RandomValues.Mask(seed, Slices.Room<T>(), chance)
                .Select(mask => mask == 0 ? T.Zero : T.CreateTruncating(random.Next(1, 100)))];
            Slices.ForEach<T>((offset, length) =>
            {
                var slice = states.AsSpan(offset, length);
                int[] expected = new int[length];
                int[] actual = new int[length];
                int count = GroupPresence.Reference<T>(slice, offset, expected);
                Assert.Equal(count, GroupPresence.Count<T>(slice));
                Assert.Equal(count, GroupPresence.Find<T>(slice, offset, actual));
                Assert.Equal(expected, actual);
            });
        }
    }

    [Fact]
    public void Rows_mark_their_groups()
    {
        byte[] present = new byte[4];
        GroupPresence.Mark([2, -1, 2, GroupIds.Filtered, 0], present);
        Assert.Equal([1, 0, 1, 0], present);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(3, 5)]
    [InlineData(49, 49)]
    [InlineData(308, 2500)]
    [InlineData(92_353, 11_000)]
    [InlineData((1 << 30) - 1, 2)]
    [InlineData(1_000_003, 1_000)]
    public void Codes_are_quotients_and_remainders(int stride, int size)
    {
        var random = new Random(stride);
        int[] groupIds =
        [
            0, GroupIds.Limit - 1, stride, stride - 1, (int)Math.Min(GroupIds.Limit - 1L, ((long)stride * size) - 1),
            .. Enumerable.Range(0, 5000).Select(_ => random.Next(GroupIds.Limit)),
            .. Enumerable.Range(0, 5000).Select(_ => (int)Math.Min(
                GroupIds.Limit - 1L, (random.NextInt64(1 + (GroupIds.Limit / stride)) * stride) + random.Next(2) - 1))
                .Where(groupId => groupId >= 0),
        ];
        int[] expected = new int[groupIds.Length];
        int[] actual = new int[groupIds.Length];
        MixedRadix.Reference(groupIds, stride, size, expected);
        MixedRadix.Decode(groupIds, stride, size, actual);
        Assert.Equal(expected, actual);
        MixedRadix.Decode(groupIds, stride, size, groupIds);
        Assert.Equal(expected, groupIds);
    }

    [Fact]
    public void Spans_of_different_lengths_are_rejected() =>
        Assert.Throws<ArgumentException>(() => MixedRadix.Decode([1, 2], 1, 1, new int[1]));
}
