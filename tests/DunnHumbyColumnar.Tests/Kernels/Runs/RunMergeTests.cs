using System.Numerics;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="RunMerge"/> and <see cref="RunLengths"/> against their definitions.</summary>
[Trait("Matrix", "simd")]
public sealed class RunMergeTests
{
    [Theory]
    [InlineData(1, 0.9, 0.1)]
    [InlineData(2, 0.3, 0.02)]
    [InlineData(3, 0.1, 0.9)]
    [InlineData(4, 1.0, 1.0)]
    [InlineData(5, 0.0, 0.0)]
    public void The_refinement_of_two_run_lists_ends_where_either_ends(int seed, double fineChance, double coarseChance)
    {
        var random = new Random(seed);
        for (int rows = 1; rows <= 4 * 16 * 3; rows++)
        {
            int[] fineEnds = Ends(random, rows, fineChance);
            int[] coarseEnds = Ends(random, rows, coarseChance);
            int[] fineIds = RandomIds(random, fineEnds.Length);
            int[] coarseIds = RandomIds(random, coarseEnds.Length);
            int room = fineEnds.Length + coarseEnds.Length + Vector<int>.Count;
            int[] ends = new int[room];
            int[] groupIds = new int[room];
            int[] expectedEnds = new int[room];
            int[] expectedIds = new int[room];
            int expected = RunMerge.Reference(fineEnds, fineIds, coarseEnds, coarseIds, expectedEnds, expectedIds);
            Assert.Equal(expected, RunMerge.Merge(fineEnds, fineIds, coarseEnds, coarseIds, ends, groupIds));
            Assert.Equal(expectedEnds[..expected], ends[..expected]);
            Assert.Equal(expectedIds[..expected], groupIds[..expected]);

            int[] aligned = new int[expected];
            int[] expectedAligned = new int[expected];
            RunLengths.Align<int>(ends.AsSpan(0, expected), coarseEnds, coarseIds, aligned);
            RunLengths.AlignReference<int>(ends.AsSpan(0, expected), coarseEnds, coarseIds, expectedAligned);
            Assert.Equal(expectedAligned, aligned);
        }
    }

    [Fact]
    public void Lengths_are_the_differences_of_the_ends()
    {
        int[] ends = [.. RandomValues.Codes(6, Slices.Room<int>(), 50).Select((gap, i) => (i * 50) + gap)];
        Slices.ForEach<int>((offset, length) =>
        {
            int[] actual = new int[length];
            int[] expected = new int[length];
            RunLengths.Fill(ends.AsSpan(offset, length), -3, actual);
            RunLengths.Reference(ends.AsSpan(offset, length), -3, expected);
            Assert.Equal(expected, actual);
        });
    }

    [Fact]
    public void Outputs_without_room_for_a_vector_more_are_rejected() =>
        Assert.Throws<ArgumentException>(() => RunMerge.Merge([1], [0], [1], [0], new int[2], new int[2]));

    static int[] Ends(Random random, int rows, double chance) =>
        [.. Enumerable.Range(1, rows - 1).Where(_ => random.NextDouble() < chance), rows];

    static int[] RandomIds(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(4) == 0 ? GroupIds.Filtered : random.Next(1000))];
}
