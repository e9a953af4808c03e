using DunnHumbyColumnar.Kernels;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary>The quintile rule: golden vectors, and a naive sort on random values.</summary>
[Trait("Matrix", "simd")]
public sealed class QuintileTests
{
    /// <summary>Values and their 0-based bins, as pandas gives them.</summary>
    public static TheoryData<int[], int[]> Golden() => new()
    {
        { [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [0, 0, 1, 1, 2, 2, 3, 3, 4, 4] },
        { [1, 2, 3, 4, 5, 6, 7], [0, 0, 1, 2, 3, 4, 4] },
        { [1, 1, 2, 3, 3, 3, 4, 5, 6, 7], [0, 0, 1, 1, 1, 1, 3, 3, 4, 4] },
        { [1, 2, 3], [0, 2, 4] },
        { [5], [0] },
        { [2, 2, 2, 2, 2, 2], [0, 0, 0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void Golden_vectors_hold_in_every_rotation(int[] values, int[] bins)
    {
        for (int turn = 0; turn < values.Length; turn++)
        {
            int[] turned = [.. values[turn..], .. values[..turn]];
            byte[] scores = Score(turned, out _);
            Assert.Equal([.. bins[turn..], .. bins[..turn]], scores.Select(score => score - 1));
        }
    }

    [Property(MaxTest = 300)]
    public void Scores_are_those_of_a_naive_sort(int[] values)
    {
        byte[] scores = Score(values, out int[] boundaries);
        var sorted = values.ToList();
        sorted.Sort();
        for (int i = 0; i < values.Length; i++)
        {
            int below = new[] { 1, 2, 3, 4 }.Count(k => values[i] > sorted[(int)Math.Floor((sorted.Count - 1) * k / 5m)]);
            Assert.Equal(1 + below, scores[i]);
            Assert.Equal(1 + boundaries.Count(boundary => values[i] > boundary), scores[i]);
            Assert.Equal(Quintile.Reference(values[i], values), scores[i]);
        }
    }

    [Property(MaxTest = 200)]
    public void Equal_values_score_equally_and_larger_ones_never_lower(byte[] draws)
    {
        int[] values = Array.ConvertAll(draws, draw => draw % 4);
        byte[] scores = Score(values, out _);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.Equal(Quintile.Reference(values[i], values), scores[i]);
            for (int j = 0; j < values.Length; j++)
            {
                if (values[i] == values[j])
                    Assert.Equal(scores[i], scores[j]);
                if (values[i] > values[j])
                    Assert.True(scores[i] >= scores[j]);
            }
        }
    }

    [Property(MaxTest = 200)]
    public void Ranks_score_as_different_values_do(PositiveInt size)
    {
        int n = size.Get;
        byte[] scores = Score([.. Enumerable.Range(0, n)], out _);
        for (int rank = 0; rank < n; rank++)
            Assert.Equal(scores[rank], Quintile.OfRank(rank, n));
    }

    [Theory]
    [InlineData(1, "1")]
    [InlineData(3, "123")]
    [InlineData(5, "12345")]
    [InlineData(7, "1122345")]
    [InlineData(10, "1122334455")]
    [InlineData(13, "1112223334455")]
    [InlineData(14, "11122233344455")]
    public void Tiles_are_those_of_sql(int n, string expected) =>
        Assert.Equal(expected, string.Concat(Enumerable.Range(0, n).Select(rank => Quintile.TileOfRank(rank, n))));

    [Fact]
    public void Boundary_positions_do_not_overflow()
    {
        Assert.Equal([429_496_729, 858_993_458, 1_288_490_187, 1_717_986_916], Enumerable.Range(1, 4).Select(k =>
            Quintile.BoundaryIndex(int.MaxValue, k)));
    }

    [Fact]
    public void No_values_leave_everything_as_it_was()
    {
        int[] boundaries = [7, 7, 7, 7];
        Quintile.Score([], [], boundaries, []);
        Assert.Equal([7, 7, 7, 7], boundaries);
    }

    static byte[] Score(int[] values, out int[] boundaries)
    {
        boundaries = new int[Quintile.Boundaries];
        byte[] scores = new byte[values.Length];
        int[] before = [.. values];
        Quintile.Score(values, new int[values.Length], boundaries, scores);
        Assert.Equal(before, values);
        return scores;
    }
}
