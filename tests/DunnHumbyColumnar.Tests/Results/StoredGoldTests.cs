using System.Collections;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Results;

/// <summary>A gold table is the same, typed rows and all, whether it is computed or read from the store.</summary>
public sealed class StoredGoldTests
{
    static readonly OpenOptions Computing = new() { UseStoredGold = false };

    public static TheoryData<string> Tables => [.. Journey.GoldTableNames];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_stored_table_has_the_type_and_the_rows_of_the_computed_one(string table)
    {
        using var folder = new TemporaryFolder();
        string store = folder["store"];
        TemporaryFolder.Copy(SyntheticData.Of(SyntheticStore.Scale).Store, store);
        using var computing = Journey.Open(store, Computing);
        computing.BuildGold([table]);
        using var journey = Journey.Open(store);
        var stored = journey.Gold(table);
        var computed = computing.Gold(table);
        Assert.Equal(journey.Info().GoldTables.Single().ComputedAt, stored.Metadata.ComputedAt);
        Assert.NotEqual(stored.Metadata.ComputedAt, computed.Metadata.ComputedAt);
        Assert.Equal(computed.GetType(), stored.GetType());
        Assert.Equal(computed.Metadata.Cleaned, stored.Metadata.Cleaned);
        Assert.Equal(computed.Columns, stored.Columns);
        CsvAssert.Equal(computed.Text(ExportFormat.Csv), stored.Text(ExportFormat.Csv), table);
        Assert.Equal(computed.Text(ExportFormat.Json), stored.Text(ExportFormat.Json));
        Assert.Equal(((IEnumerable)computed).Cast<object>(), ((IEnumerable)stored).Cast<object>());
        Assert.Same(stored, journey.Gold(table));
        GC.KeepAlive(stored);
    }

    [Fact]
    public void Typed_methods_read_what_is_stored_and_compute_the_rest()
    {
        using var folder = new TemporaryFolder();
        string store = folder["store"];
        TemporaryFolder.Copy(SyntheticData.Of(SyntheticStore.Scale).Store, store);
        using (var computing = Journey.Open(store, Computing))
            computing.BuildGold();
        using var journey = Journey.Open(store);
        var stored = journey.Info().GoldTables.ToDictionary(table => table.Name, table => table.ComputedAt);
        Assert.Equal(Journey.GoldTableNames.Order(), stored.Keys.Order());
        JourneyResult[] results =
        [
            journey.HouseholdSales(), journey.Rfm(), journey.RfmSegments(), journey.HouseholdSummary(), journey.DailySpend(),
            journey.HouseholdMetrics(), journey.AssociationRules(), journey.Recommendations(), journey.PromotionExposure(),
            journey.PromotionLift(), journey.HouseholdPromotion(), journey.CampaignSummary(), journey.DailyCampaignSales(),
            journey.CampaignEffect(), journey.CampaignRedemption(), journey.CampaignOverlap(),
        ];
        Assert.Equal(Journey.GoldTableNames.Order(), results.Select(result => result.Metadata.Name).Order());
        Assert.All(results, result => Assert.Equal(stored[result.Metadata.Name], result.Metadata.ComputedAt));
        Assert.Equal(stored["rfm"], journey.Rfm(new RfmOptions()).Metadata.ComputedAt);
        Assert.NotEqual(stored["rfm"], journey.Rfm(new RfmOptions { AsOfDay = 500 }).Metadata.ComputedAt);
        Assert.NotEqual(stored["hh_summary"], journey.HouseholdSummary(new() { AllHouseholds = true }).Metadata.ComputedAt);
        Assert.NotEqual(stored["daily_hh_spend"], journey.DailySpend(CleaningProfile.Raw).Metadata.ComputedAt);
    }

    [Fact]
    public void What_a_result_knows_beside_its_rows_is_restored()
    {
        using var folder = new TemporaryFolder();
        string store = folder["store"];
        TemporaryFolder.Copy(SyntheticData.Of(SyntheticStore.Scale).Store, store);
        using var computing = Journey.Open(store, Computing);
        computing.BuildGold(["rfm", "association_rules", "promotion_lift", "recommendations", "daily_hh_spend"]);
        using var journey = Journey.Open(store);
        var (rfm, expectedRfm) = (journey.Rfm(), computing.Rfm());
        Assert.Equal(expectedRfm.Recency.ToString(), rfm.Recency.ToString());
        Assert.Equal(expectedRfm.Frequency.ToString(), rfm.Frequency.ToString());
        Assert.Equal(expectedRfm.Monetary.ToString(), rfm.Monetary.ToString());
        Assert.Equal(expectedRfm.Grid(), rfm.Grid());
        var (rules, expectedRules) = (journey.AssociationRules(), computing.AssociationRules());
        Assert.Equal((expectedRules.Baskets, expectedRules.SkippedBaskets), (rules.Baskets, rules.SkippedBaskets));
        Assert.Equal(expectedRules.Top(RuleMetric.Lift, 20), rules.Top(RuleMetric.Lift, 20));
        Assert.Equal(expectedRules.For("CHEESE"), rules.For("CHEESE"));
        Assert.Equal(computing.PromotionLift().For("CHEESE"), journey.PromotionLift().For("CHEESE"));
        int household = rfm[0].HouseholdKey;
        Assert.Equal(computing.Recommendations().For(household).ToArray(), journey.Recommendations().For(household).ToArray());
        Assert.Equal(computing.DailySpend().For(household), journey.DailySpend().For(household));
    }
}
