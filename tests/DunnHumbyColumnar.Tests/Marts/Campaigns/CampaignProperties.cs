using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>The campaign tables against the naive model.</summary>
[Trait("Matrix", "simd")]
public sealed class CampaignProperties
{
    [Property(MaxTest = 300)]
    public void Daily_campaign_sales_equals_the_naive_model(int seed)
    {
        var given = MartCase.Of(seed);
        var result = DailyCampaignSalesResult.Build(given.Context(), given.Cleaning);
        MartRows.Equal(Naive(given).Daily(), MartRows.Of(result));
        Assert.All(result, row => Assert.Contains(row, result.For(row.CampaignId)));
    }

    [Property(MaxTest = 300)]
    public void Campaign_summary_equals_the_naive_model(int seed)
    {
        var given = MartCase.Of(seed);
        var result = CampaignSummaryResult.Build(given.Context(), given.Cleaning);
        MartRows.Equal(Naive(given).Summary(), MartRows.Of(result));
        Assert.All(result, row => Assert.Equal(row, result.Find(row.CampaignId)));
        Assert.Null(result.Find(99));
    }

    [Property(MaxTest = 300)]
    public void Campaign_effect_equals_the_naive_model(int seed)
    {
        var given = MartCase.Of(seed);
        var result = CampaignEffectResult.Build(given.Context(), given.Cleaning);
        MartRows.Equal(Naive(given).Effect(), MartRows.Of(result));
        Assert.All(result, row => Assert.Equal(row, result.Find(row.CampaignId, row.Group)));
    }

    [Property(MaxTest = 300)]
    public void Campaign_redemption_equals_the_naive_model(int seed)
    {
        var given = MartCase.Of(seed);
        var result = CampaignRedemptionResult.Build(given.Context(), given.Cleaning);
        MartRows.Equal(Naive(given).Redemption(), MartRows.Of(result));
        Assert.All(result, row => Assert.Equal(row, result.Find(row.CampaignId)));
    }

    [Property(MaxTest = 100)]
    public void Campaign_overlap_equals_the_naive_model(int seed)
    {
        var given = MartCase.Of(seed);
        MartRows.Equal(Naive(given).Overlap(), MartRows.Of(CampaignOverlapResult.Build(given.Context())));
    }

    static NaiveCampaigns Naive(MartCase given) => new(given.Rows, given.Cleaning);
}
