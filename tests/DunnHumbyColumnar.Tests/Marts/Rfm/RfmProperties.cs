using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>rfm and rfm_segments against the naive model, under every recency scheme, tie policy, as-of day and profile.</summary>
[Trait("Matrix", "simd")]
[Properties(Arbitrary = [typeof(Cases)])]
public sealed class RfmProperties
{
    [Property(MaxTest = 400)]
    public void Rfm_equals_the_naive_model(MartCase given)
    {
        var result = RfmResult.Build(given.Context(), given.Rfm);
        MartRows.Equal(new NaiveModel(given.Rows).Rfm(given.Rfm), result, given);
        Assert.All(result, row => Assert.Equal(row, result.Find(row.HouseholdKey)));
        Assert.Null(result.Find(int.MinValue));
    }

    [Property(MaxTest = 300)]
    public void Rfm_segments_equals_the_naive_model(MartCase given)
    {
        var result = RfmSegmentsResult.Build(given.Context(), given.Rfm);
        MartRows.Equal(new NaiveModel(given.Rows).RfmSegments(given.Rfm), result, given);
        Assert.All(result, row => Assert.Equal(row, result.Find(row.RfmBins)));
        Assert.Null(result.Find(6));
    }

    [Property(MaxTest = 300)]
    public void Boundaries_and_bin_counts_explain_the_scores(MartCase given)
    {
        var result = RfmResult.Build(given.Context(), given.Rfm);
        CheckBins(
            result.Recency, result, row => row.RecencyScore, row => row.LastDay,
            given.Rfm.Recency == RecencyScheme.Reference ? TiePolicy.Equal : given.Rfm.Ties);
        CheckBins(
            result.Frequency, result, row => row.FrequencyScore,
            row => row.Baskets / (double)(row.LastDay - row.FirstDay + 1), given.Rfm.Ties);
        CheckBins(result.Monetary, result, row => row.MonetaryScore, row => row.Sales.Value / 100.0, given.Rfm.Ties);
    }

    static void CheckBins(ScoreBins bins, RfmResult rows, Func<RfmRow, int> score, Func<RfmRow, double> value, TiePolicy ties)
    {
        Assert.Equal(Enumerable.Range(1, 5).Select(bin => rows.Count(row => score(row) == bin)), bins.BinCounts);
        if (rows.Count == 0)
        {
            Assert.Empty(bins.Boundaries);
            return;
        }

        Assert.Equal(4, bins.Boundaries.Length);
        Assert.Equal(bins.Boundaries.Order(), bins.Boundaries);
        foreach (var row in rows)
        {
            if (ties == TiePolicy.Equal)
                Assert.Equal(1 + bins.Boundaries.Count(boundary => value(row) > boundary), score(row));
        }

        // Where ties are split, boundary k is the largest value that scores k or less.
        for (int k = 1; ties != TiePolicy.Equal && k <= 4; k++)
            Assert.Equal(rows.Where(row => score(row) <= k).Max(value), bins.Boundaries[k - 1]);
    }
}
