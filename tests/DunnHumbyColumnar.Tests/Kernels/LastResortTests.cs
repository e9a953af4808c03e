using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="HashGroups"/>, <see cref="PairCompaction"/> and <see cref="TopSelection"/> against their definitions.</summary>
[Trait("Matrix", "simd")]
public sealed class LastResortTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 5000)]
    public void Groups_are_numbered_by_first_appearance_however_often_the_table_grows(int seed, int different)
    {
        // Keys that differ in their upper half only, too.
        ulong[] keys = [.. RandomValues.Codes(seed, 8000, different).Select(code => code % 2 == 0 ? (ulong)code : (ulong)code << 32)];
        int[] expected = new int[keys.Length];
        HashGroups.Reference(keys, expected);

        ulong[] groupKeys = new ulong[2];
        int[] table = new int[4];
        int[] numbers = new int[keys.Length];
        int groups = 0;
        for (int done = 0; ;)
        {
            done += HashGroups.AssignIds(keys.AsSpan(done), table, groupKeys, ref groups, numbers.AsSpan(done));
            if (done == keys.Length)
                break;
            Array.Resize(ref groupKeys, groupKeys.Length * 2);
            table = new int[groupKeys.Length * 2];
            HashGroups.Rebuild(groupKeys.AsSpan(0, groups), table);
        }

        Assert.Equal(expected, numbers);
        Assert.Equal(keys.Distinct(), groupKeys[..groups]);
    }

    [Fact]
    public void Equal_keys_become_one_with_the_sum_of_their_weights()
    {
        for (int length = 0; length < 70; length++)
        {
            ulong[] keys = [.. RandomValues.Codes(length, length, 9).Order().Select(code => (ulong)code)];
            int[] weights = RandomValues.Codes(length + 1, length, 100);
            ulong[] expectedKeys = [.. keys];
            int[] expectedWeights = [.. weights];
            int expected = PairCompaction.Reference(expectedKeys, expectedWeights);
            Assert.Equal(expected, PairCompaction.Compact(keys, weights));
            Assert.Equal(expectedKeys[..expected], keys[..expected]);
            Assert.Equal(expectedWeights[..expected], weights[..expected]);
        }
    }

    [Fact]
    public void Weights_that_overflow_are_an_error() =>
        Assert.Throws<OverflowException>(() => PairCompaction.Compact([1, 1], [int.MaxValue, 1]));

    [Fact]
    public void The_threshold_is_the_kth_smallest_key()
    {
        for (int length = 1; length < 50; length++)
        {
            long[] keys = RandomValues.WithExtremes<long>(length, length);
            for (int k = 1; k <= length; k++)
                Assert.Equal(TopSelection.Reference(keys, k), TopSelection.Threshold(keys, k, new long[k]));
        }
    }
}
