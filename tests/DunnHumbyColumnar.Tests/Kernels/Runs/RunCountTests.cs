using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="NestedRunCount"/> and <see cref="CodeHistogram"/> against their definitions.</summary>
[Trait("Matrix", "simd")]
public sealed class RunCountTests
{
    const int GroupCount = 9;

    [Theory]
    [InlineData(1, 0.5, 0.1)]
    [InlineData(2, 0.9, 0.9)]
    [InlineData(3, 0.1, 0.5)]
    [InlineData(4, 1.0, 0.2)]
    public void Nested_runs_are_counted_row_by_row(int seed, double fineChance, double coarseChance)
    {
        var random = new Random(seed);
        Slices.ForEach<int>((_, rows) =>
        {
            var (fineEnds, fineIds) = Runs(random, rows, fineChance);
            var (coarseEnds, coarseIds) = Runs(random, rows, coarseChance);
            long[] expected = [.. Enumerable.Range(0, 2 * GroupCount).Select(groupId => (long)groupId)];
            long[] actual = [.. expected];
            NestedRunCount.Reference(fineEnds, fineIds, coarseEnds, coarseIds, expected);
            NestedRunCount.Add(fineEnds, fineIds, coarseEnds, coarseIds, actual);
            Assert.Equal(expected, actual);
        });
    }

    [Theory]
    [InlineData(5, GroupCount)]
    [InlineData(6, 1)]
    public void Runs_are_counted_row_by_row(int seed, int groups)
    {
        var random = new Random(seed);
        Slices.ForEach<int>((offset, runs) =>
        {
            int[] ends = [.. Enumerable.Range(1, runs).Select(run => (run * 3) + offset)];
            int[] groupOfRun = [.. ends.Select(_ => random.Next(4) == 0 ? GroupIds.Filtered : random.Next(groups))];
            long[] expected = [.. Enumerable.Range(0, groups).Select(groupId => (long)groupId)];
            long[] actual = [.. expected];
            int rows = runs == 0 ? 0 : ends[^1];
            NestedRunCount.Reference(ends, groupOfRun, [rows], [0], expected);
            NestedRunCount.Add(ends, groupOfRun, actual);
            Assert.Equal(expected, actual);
        });
    }

    [Theory]
    [InlineData(7, 256)]
    [InlineData(8, 3)]
    public void Codes_within_runs_are_counted_row_by_row(int seed, int codeCount)
    {
        byte[] codes = [.. RandomValues.Codes(seed, Slices.Room<int>(), codeCount).Select(code => (byte)code)];
        var random = new Random(seed);
        Slices.ForEach<int>((offset, length) =>
        {
            var (ends, groupIds) = Runs(random, length, 0.2);
            long[] expected = new long[GroupCount + CodeHistogram.Window];
            long[] actual = [.. expected];
            CodeHistogram.Reference(ends, groupIds, codes.AsSpan(offset, length), expected);
            CodeHistogram.Add(ends, groupIds, codes.AsSpan(offset, length), actual);
            Assert.Equal(expected, actual);
        });
    }

    [Fact]
    public void A_group_id_without_a_whole_window_behind_it_is_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CodeHistogram.Add([1], [1], [0], new long[CodeHistogram.Window]));

    [Fact]
    public void Spans_of_different_lengths_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => NestedRunCount.Add([1], [0, 0], new long[1]));
        Assert.Throws<ArgumentException>(() => NestedRunCount.Add([1], [0, 0], [1], [0], new long[1]));
        Assert.Throws<ArgumentException>(() => NestedRunCount.Add([1], [0], [1], [], new long[1]));
    }

    [Fact]
    public void Run_lists_of_different_rows_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => NestedRunCount.Add([1, 3], [0, 0], [2], [0], new long[1]));
        Assert.Throws<ArgumentException>(() => NestedRunCount.Add([], [], [2], [0], new long[1]));
        Assert.Throws<ArgumentException>(() => NestedRunCount.Add([2], [0], [], [], new long[1]));
    }

    [Fact]
    public void A_sum_of_group_ids_beyond_the_counts_is_rejected() =>
        Assert.Throws<ArgumentException>(() => NestedRunCount.Add([1, 3], [0, 2], [3], [3], new long[5]));

    static (int[] Ends, int[] GroupIds) Runs(Random random, int rows, double chance)
    {
        int[] ends = rows == 0 ? [] : [.. Enumerable.Range(1, rows - 1).Where(_ => random.NextDouble() < chance), rows];
        return (ends, [.. ends.Select(_ => random.Next(4) == 0 ? GroupIds.Filtered : random.Next(GroupCount))]);
    }
}
