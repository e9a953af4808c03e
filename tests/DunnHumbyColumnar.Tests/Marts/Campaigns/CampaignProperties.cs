using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>The campaign tables against the naive model.</summary>
[Trait("Matrix", "simd")]
[Properties(Arbitrary = [typeof(Cases)])]
public sealed class CampaignProperties
{
    [Property(MaxTest = 300)]
    public void Daily_campaign_sales_equals_the_naive_model(MartCase given)
    {
        var result = DailyCampaignSalesResult.Build(given.Context(), given.Cleaning);
        MartRows.Equal(Naive(given).Daily(), result, given);
        Assert.All(result, row => Assert.Contains(row, result.For(row.CampaignId)));
    }

    [Property(MaxTest = 300)]
    public void Campaign_summary_equals_the_naive_model(MartCase given)
    {
        var result = CampaignSummaryResult.Build(given.Context(), given.Cleaning);
        MartRows.Equal(Naive(given).Summary(), result, given);
        Assert.All(result, row => Assert.Equal(row, result.Find(row.CampaignId)));
        Assert.Null(result.Find(99));
    }

    [Property(MaxTest = 300)]
    public void Campaign_effect_equals_the_naive_model(MartCase given)
    {
        var result = CampaignEffectResult.Build(given.Context(), given.Cleaning);
        MartRows.Equal(Naive(given).Effect(), result, given);
        Assert.All(result, row => Assert.Equal(row, result.Find(row.CampaignId, row.Group)));
    }

    [Property(MaxTest = 300)]
    public void Campaign_redemption_equals_the_naive_model(MartCase given)
    {
        var result = CampaignRedemptionResult.Build(given.Context(), given.Cleaning);
        MartRows.Equal(Naive(given).Redemption(), result, given);
        Assert.All(result, row => Assert.Equal(row, result.Find(row.CampaignId)));
    }

    [Property(MaxTest = 100)]
    public void Campaign_overlap_equals_the_naive_model(MartCase given)
    {
        MartRows.Equal(Naive(given).Overlap(), CampaignOverlapResult.Build(given.Context()), given);
    }

    static NaiveCampaigns Naive(MartCase given) => new(given.Rows, given.Cleaning);
}
