using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>
/// Promoted items against DuckDB's list of them and the list of all recommendations: only promoted items, or those first.
/// </summary>
public sealed class PromotedItemTests(LargerSyntheticStore synthetic, OracleFixture oracle)
    : IClassFixture<LargerSyntheticStore>, IClassFixture<OracleFixture>
{
    const int All = 1000;

    /// <summary>A household with many lines, and the first and last day of one of its campaigns.</summary>
    const string Targeted = "SELECT household_key, START_DAY, END_DAY FROM campaign_table JOIN campaign_desc USING (CAMPAIGN) "
        + "JOIN clean USING (household_key) GROUP BY ALL ORDER BY count(*) DESC, 1, 2";

    public static TheoryData<ItemLevel, OfferUse> Ways => new()
    {
        { ItemLevel.Product, OfferUse.Only }, { ItemLevel.Product, OfferUse.First }, { ItemLevel.Commodity, OfferUse.Only },
        { ItemLevel.Commodity, OfferUse.First },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Items_promoted_in_a_store_and_week(ItemLevel level, OfferUse use)
    {
        string[] place = First("SELECT STORE_ID, WEEK_NO FROM causal_data GROUP BY ALL ORDER BY count(*) DESC, 1, 2").Split(',');
        var at = new StoreWeek(int.Parse(place[0], null), int.Parse(place[1], null));
        string sql = $"SELECT DISTINCT {Item(level)} FROM causal_data JOIN product USING (PRODUCT_ID) "
            + $"WHERE STORE_ID = {at.StoreId} AND WEEK_NO = {at.WeekNo} AND (display <> '0' OR mailer <> '0')";
        Check(1, new RecommendOptions { Level = level, MinimumPairs = MinPairs(level), PromotedIn = at, Offers = use }, Set(sql));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Items_with_a_coupon_of_a_running_campaign_of_the_household(ItemLevel level, OfferUse use)
    {
        string[] who = First(Targeted).Split(',');
        foreach (string day in who[1..])
            Check(
                int.Parse(who[0], null),
                new RecommendOptions { Level = level, MinimumPairs = MinPairs(level), CampaignDay = int.Parse(day, null), Offers = use },
                Set(Coupons(level, who[0], day)));
    }

    [Fact]
    public void A_campaign_runs_from_its_first_day_to_its_last()
    {
        string[] who = First("SELECT household_key, START_DAY, END_DAY FROM campaign_table JOIN campaign_desc USING (CAMPAIGN) "
            + "WHERE household_key IN (SELECT household_key FROM campaign_table GROUP BY 1 HAVING count(*) = 1) ORDER BY 1").Split(',');
        int Offers(int day) => synthetic.Open.Recommend(int.Parse(who[0], null), new RecommendOptions { CampaignDay = day }).Count;
        var (start, end) = (int.Parse(who[1], null), int.Parse(who[2], null));
        Assert.True(Offers(start) > 0 && Offers(end) > 0);
        Assert.Equal((0, 0), (Offers(start - 1), Offers(end + 1)));
    }

    [Theory]
    [InlineData(OfferUse.Only)]
    [InlineData(OfferUse.First)]
    public void A_fallback_can_be_promoted_too(OfferUse use)
    {
        string[] who = First(Targeted).Split(',');
        var options = new RecommendOptions
        {
            MinimumPairs = int.MaxValue,
            Bought = BoughtItems.Only,
            CampaignDay = int.Parse(who[1], null),
            Offers = use,
        };
        Check(int.Parse(who[0], null), options, Set(Coupons(ItemLevel.Commodity, who[0], who[1])));
        Assert.All(synthetic.Open.Recommend(int.Parse(who[0], null), options), row => Assert.True(row.IsFallback));
    }

    [Theory]
    [InlineData(OfferUse.Only)]
    [InlineData(OfferUse.First)]
    public void A_basket_is_recommended_promoted_items(OfferUse use)
    {
        string[] place = First("SELECT STORE_ID, WEEK_NO FROM causal_data GROUP BY ALL ORDER BY count(*) DESC, 1, 2").Split(',');
        var options = new RecommendOptions
        {
            PromotedIn = new StoreWeek(int.Parse(place[0], null), int.Parse(place[1], null)),
            Offers = use,
        };
        var promoted = Set(
            "SELECT DISTINCT COMMODITY_DESC FROM causal_data JOIN product USING (PRODUCT_ID) "
            + $"WHERE STORE_ID = {place[0]} AND WEEK_NO = {place[1]} AND (display <> '0' OR mailer <> '0')");
        Check(options, promoted, asked => synthetic.Open.RecommendForBasket(["BEEF"], asked));
    }

    [Fact]
    public void Items_promoted_in_either_way_count()
    {
        string[] who = First(Targeted).Split(',');
        string[] place = First("SELECT STORE_ID, WEEK_NO FROM causal_data GROUP BY ALL ORDER BY count(*) DESC, 1, 2").Split(',');
        var promoted = Set(Coupons(ItemLevel.Product, who[0], who[1]));
        promoted.UnionWith(Set(
            "SELECT DISTINCT PRODUCT_ID FROM causal_data "
            + $"WHERE STORE_ID = {place[0]} AND WEEK_NO = {place[1]} AND (display <> '0' OR mailer <> '0')"));
        var options = new RecommendOptions
        {
            Level = ItemLevel.Product,
            MinimumPairs = MinPairs(ItemLevel.Product),
            CampaignDay = int.Parse(who[1], null),
            PromotedIn = new StoreWeek(int.Parse(place[0], null), int.Parse(place[1], null)),
        };
        Check(int.Parse(who[0], null), options, promoted);
    }

    [Fact]
    public void A_household_without_a_running_campaign_has_no_promoted_items()
    {
        string household = First("SELECT household_key FROM household ANTI JOIN campaign_table USING (household_key) ORDER BY 1");
        var options = new RecommendOptions { CampaignDay = 400 };
        Assert.Empty(synthetic.Open.Recommend(int.Parse(household, null), options));
        Assert.Equal(
            synthetic.Open.Recommend(int.Parse(household, null)),
            synthetic.Open.Recommend(int.Parse(household, null), options with { Offers = OfferUse.First }));
    }

    [Fact]
    public void All_households_have_the_promoted_items_of_each()
    {
        var options = new RecommendOptions { CampaignDay = 590, Count = 3 };
        var all = synthetic.Open.Recommendations(options);
        Assert.NotEmpty(all);
        Assert.All(synthetic.Open.HouseholdMetrics().Take(20), row =>
            Assert.Equal(synthetic.Open.Recommend(row.HouseholdKey, options), all.For(row.HouseholdKey)));
    }

    [Fact]
    public void A_store_and_week_that_causal_data_lacks_is_an_error()
    {
        var error = Assert.Throws<UnknownNameException>(() => synthetic.Open.Recommend(
            1, new RecommendOptions { PromotedIn = new StoreWeek(-7, 30) }));
        Assert.Contains("-7", error.Message, StringComparison.Ordinal);
        Assert.Throws<UnknownNameException>(() => synthetic.Open.Recommend(
            1, new RecommendOptions { PromotedIn = new StoreWeek(367, 300) }));
    }

    void Check(int household, RecommendOptions options, HashSet<string> promoted) =>
        Check(options, promoted, asked => synthetic.Open.Recommend(household, asked));

    static void Check(RecommendOptions options, HashSet<string> promoted, Func<RecommendOptions, RecommendationsResult> recommend)
    {
        var all = recommend(options with { PromotedIn = null, CampaignDay = null, Count = All });
        Assert.InRange(all.Count, 1, All - 1);
        Assert.InRange(all.Count(row => promoted.Contains(row.Item)), 1, all.Count - 1);
        var expected = all.Where(row => promoted.Contains(row.Item));
        if (options.Offers == OfferUse.First)
            expected = expected.Concat(all.Where(row => !promoted.Contains(row.Item)));
        Assert.Equal(expected.Take(options.Count).Select((row, i) => row with { Rank = i + 1 }), recommend(options));
    }

    static string Coupons(ItemLevel level, string household, string day) =>
        $"""
        SELECT DISTINCT {Item(level)} FROM campaign_table JOIN campaign_desc USING (CAMPAIGN) JOIN coupon USING (CAMPAIGN)
            JOIN product USING (PRODUCT_ID)
        WHERE household_key = {household} AND {day} BETWEEN START_DAY AND END_DAY
        """;

    /// <summary>High enough for all recommendations to fit into one list.</summary>
    static int MinPairs(ItemLevel level) => level == ItemLevel.Product ? 7 : 5;

    static string Item(ItemLevel level) => level == ItemLevel.Product ? "PRODUCT_ID" : "COMMODITY_DESC";

    string First(string sql) => oracle.On(synthetic.Csv).Lines(sql)[1];

    HashSet<string> Set(string sql) => [.. oracle.On(synthetic.Csv).Lines(sql).Skip(1)];
}
