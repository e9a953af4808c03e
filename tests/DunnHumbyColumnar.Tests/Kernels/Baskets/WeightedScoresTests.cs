using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="WeightedScores"/> against its definition.</summary>
[Trait("Matrix", "simd")]
public sealed class WeightedScoresTests
{
    const int Items = 60;

    [Fact]
    public void Scores_of_several_anchors_are_those_of_the_definition()
    {
        var random = new Random(1);
        for (int length = 0; length <= Items; length++)
        {
            var (expected, actual) = (new Sums(), new Sums());
            for (int anchor = 0; anchor < 4; anchor++)
            {
                int[] items = [.. Enumerable.Range(0, Items)];
                random.Shuffle(items);
                items = items[..length];
                double[] values = [.. items.Select(_ => (random.NextDouble() * 20) - 5)];
                int[] pairs = [.. RandomValues.Codes(length + anchor, length, 50).Select(pair => pair + 1)];
                expected.Found = WeightedScores.Reference(
                    items, values, pairs, anchor, expected.Scores, expected.MaxPairs, expected.Touched, expected.Found);
                actual.Found =
                    WeightedScores.Add(items, values, pairs, anchor, actual.Scores, actual.MaxPairs, actual.Touched, actual.Found);
                Assert.Equal(expected.Found, actual.Found);
                Assert.Equal(expected.Touched, actual.Touched);
                Assert.Equal(expected.Scores, actual.Scores);
                Assert.Equal(expected.MaxPairs, actual.MaxPairs);
            }
        }
    }

    [Fact]
    public void Weighted_values_add_up_and_the_maximum_of_pairs_stays()
    {
        var sums = new Sums();
        int found = WeightedScores.Add([7, 2], [0.5, 4], [3, 1], 2, sums.Scores, sums.MaxPairs, sums.Touched, 0);
        Assert.Equal(2, found);
        found = WeightedScores.Add([2, 0, 7], [1, 0, -3], [9, int.MaxValue, 2], 3, sums.Scores, sums.MaxPairs, sums.Touched, found);
        Assert.Equal(3, found);
        Assert.Equal([7, 2, 0], sums.Touched[..3]);
        Assert.Equal([0, 11, -8], [sums.Scores[0], sums.Scores[2], sums.Scores[7]]);
        Assert.Equal([int.MaxValue, 9, 3], [sums.MaxPairs[0], sums.MaxPairs[2], sums.MaxPairs[7]]);
        Assert.Equal(3, WeightedScores.Add([], [], [], 3, sums.Scores, sums.MaxPairs, sums.Touched, found));
    }

    [Fact]
    public void An_item_whose_score_is_zero_is_touched_once()
    {
        var sums = new Sums();
        int found = WeightedScores.Add([5], [0], [1], 2, sums.Scores, sums.MaxPairs, sums.Touched, 0);
        Assert.Equal(1, WeightedScores.Add([5], [1], [1], 0, sums.Scores, sums.MaxPairs, sums.Touched, found));
        Assert.Equal(0, sums.Scores[5]);
    }

    [Fact]
    public void Spans_of_different_lengths_are_rejected()
    {
        var sums = new Sums();
        Assert.Throws<ArgumentException>(() => WeightedScores.Add([0], [1, 2], [1], 1, sums.Scores, sums.MaxPairs, sums.Touched, 0));
        Assert.Throws<ArgumentException>(() => WeightedScores.Add([0], [1], [], 1, sums.Scores, sums.MaxPairs, sums.Touched, 0));
        Assert.Throws<IndexOutOfRangeException>(() => WeightedScores.Add([0], [1], [1], 1, sums.Scores, sums.MaxPairs, [], 0));
    }

    sealed class Sums
    {
        public double[] Scores { get; } = new double[Items];

        public int[] MaxPairs { get; } = new int[Items];

        public int[] Touched { get; } = new int[Items];

        public int Found { get; set; }
    }
}
