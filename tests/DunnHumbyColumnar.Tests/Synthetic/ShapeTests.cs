using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Synthetic;

/// <summary>The quirks and distributions that the published data show, found again by DuckDB in the generated files.</summary>
public sealed class ShapeTests(SyntheticStore synthetic, OracleFixture oracle) : IClassFixture<SyntheticStore>, IClassFixture<OracleFixture>
{
    const string Lines = "FROM transaction_data";

    /// <summary>What holds whatever the seed.</summary>
    [Theory]
    [InlineData("min(BASKET_ID) > 2147483648 " + Lines)]
    [InlineData("max(QUANTITY) = 89638 AND min(QUANTITY) = 0 " + Lines)]
    [InlineData("max(SALES_VALUE) = 840 AND min(SALES_VALUE) = 0 " + Lines)]
    [InlineData("max(RETAIL_DISC) = 3.99 AND min(RETAIL_DISC) < 0 AND max(COUPON_DISC) <= 0 AND max(COUPON_MATCH_DISC) <= 0 " + Lines)]
    [InlineData("min(DAY) >= 1 AND max(DAY) = 711 AND count(DISTINCT DAY) > 690 " + Lines)]
    [InlineData("count(*) = 0 FROM transaction_data WHERE WEEK_NO <> (DAY + 8) // 7")]
    [InlineData("min(TRANS_TIME) < 100 AND max(TRANS_TIME) <= 2359 AND max(TRANS_TIME % 100) < 60 " + Lines)]
    [InlineData(
        "max(n) = 1 FROM (SELECT count(DISTINCT (household_key, DAY, STORE_ID, TRANS_TIME)) AS n "
        + "FROM transaction_data GROUP BY BASKET_ID)")]
    [InlineData("count(*) = 0 FROM transaction_data t ANTI JOIN product p USING (PRODUCT_ID)")]
    [InlineData("count(DISTINCT STORE_ID) = 115 AND min(WEEK_NO) = 9 AND max(WEEK_NO) = 101 FROM causal_data")]
    [InlineData("count(*) = 0 FROM causal_data WHERE display = '0' AND mailer = '0'")]
    [InlineData("count(*) = 750 FROM (SELECT 1 FROM causal_data GROUP BY PRODUCT_ID, STORE_ID, WEEK_NO HAVING count(*) > 1)")]
    [InlineData(
        "count(DISTINCT PRODUCT_ID) = count(*) AND max(PRODUCT_ID) = 18316298 AND count(*) FILTER (CURR_SIZE_OF_PRODUCT = ' ') > 0 "
        + "AND count(*) FILTER (COMMODITY_DESC = ' ') = 15 FROM product")]
    [InlineData("max(END_DAY) = 719 AND count(*) = 30 FROM campaign_desc")]
    [InlineData("count(*) - count(DISTINCT (COUPON_UPC, PRODUCT_ID, CAMPAIGN)) = 5164 AND min(COUPON_UPC) > 2147483648 FROM coupon")]
    [InlineData("count(*) = 0 FROM coupon_redempt r ANTI JOIN campaign_table USING (household_key, CAMPAIGN)")]
    [InlineData("count(*) = 0 FROM coupon_redempt r ANTI JOIN coupon USING (COUPON_UPC, CAMPAIGN)")]
    public void Quirk_is_there(string condition) => Assert.Equal("true", oracle.On(synthetic.Csv).Lines("SELECT " + condition)[1]);

    /// <summary>A share in per cent, about as the published data have it.</summary>
    [Theory]
    [InlineData("count(*) FILTER (QUANTITY = 1) / count(*) " + Lines, 77, 80)]
    [InlineData("count(*) FILTER (QUANTITY > 1000) / count(*) " + Lines, 0.8, 1.3)]
    [InlineData("count(*) FILTER (RETAIL_DISC <> 0) / count(*) " + Lines, 46, 53)]
    [InlineData("count(*) FILTER (COUPON_DISC <> 0) / count(*) " + Lines, 1, 2.2)]
    [InlineData("count(*) FILTER (COUPON_MATCH_DISC <> 0) / count(*) " + Lines, 0.4, 1.1)]
    [InlineData("count(*) FILTER (SALES_VALUE = 0) / count(*) " + Lines, 0.5, 0.9)]
    [InlineData("count(*) FILTER ((SALES_VALUE * 100)::INT % 10 = 9) / count(*) " + Lines, 35, 45)]
    [InlineData("median(SALES_VALUE)::DOUBLE / 100 " + Lines, 1.6, 2.4)]
    [InlineData("count(*) FILTER (DAY % 7 IN (4, 5)) / count(*) " + Lines, 31, 38)]
    [InlineData("count(*) FILTER (display = '0') / count(*) FROM causal_data", 54, 60)]
    [InlineData("count(*) FILTER (mailer = '0') / count(*) FROM causal_data", 31, 37)]
    [InlineData(
        "count(*) FILTER (EXISTS (SELECT 1 FROM transaction_data t JOIN coupon c USING (PRODUCT_ID) "
        + "WHERE t.household_key = r.household_key AND t.DAY = r.DAY AND c.COUPON_UPC = r.COUPON_UPC "
        + "AND c.CAMPAIGN = r.CAMPAIGN)) / count(*) FROM coupon_redempt r", 50, 100)]
    [InlineData("avg(n) / 115 FROM (SELECT count(DISTINCT STORE_ID) AS n FROM causal_data GROUP BY PRODUCT_ID, WEEK_NO)", 69, 74)]
    public void Share_is_about_the_published_one(string share, double least, double most) =>
        Assert.InRange(100 * double.Parse(oracle.On(synthetic.Csv).Lines("SELECT " + share)[1], null), least, most);

    [Fact]
    public void Lapsed_households_buy_nothing_after_their_last_day()
    {
        var last = synthetic.Open.Rfm(new RfmOptions { Cleaning = CleaningProfile.Raw })
            .ToDictionary(row => row.HouseholdKey, row => row.LastDay);
        Assert.NotEmpty(synthetic.Generated.Planted.Lapsed);
        Assert.All(synthetic.Generated.Planted.Lapsed, lapsed => Assert.True(last[lapsed.HouseholdKey] <= lapsed.LastDay));
    }

    [Fact]
    public void Planted_product_pairs_are_bought_together_far_more_often_than_by_chance()
    {
        foreach (var pair in synthetic.Generated.Planted.ProductPairs)
        {
            string sql =
                $"""
                WITH a AS (SELECT DISTINCT BASKET_ID FROM transaction_data WHERE PRODUCT_ID = {pair.First}),
                b AS (SELECT DISTINCT BASKET_ID FROM transaction_data WHERE PRODUCT_ID = {pair.Second})
                SELECT count(*) FROM a SEMI JOIN b USING (BASKET_ID) UNION ALL SELECT count(*) FROM a UNION ALL SELECT count(*) FROM b
                UNION ALL SELECT count(DISTINCT BASKET_ID) FROM transaction_data
                """;
            double[] counts = [.. oracle.On(synthetic.Csv).Lines(sql).Skip(1).Select(line => double.Parse(line, null))];
            double lift = counts[0] * counts[3] / (counts[1] * counts[2]);
            Assert.True(counts[1] < 10 || lift > 5, $"{pair}: {string.Join(' ', counts)}");
        }
    }

    [Fact]
    public void Mailed_products_sell_by_about_the_planted_factor_more()
    {
        // Units per (store, week) of the products that are in some mailer, in and out of it, at the stores and weeks of causal_data.
        const string Sql =
            """
            WITH mailed AS (SELECT DISTINCT PRODUCT_ID, STORE_ID, WEEK_NO FROM causal_data WHERE mailer <> '0' AND display = '0'),
                 promoted AS (SELECT DISTINCT PRODUCT_ID, STORE_ID, WEEK_NO FROM causal_data),
                 places AS (SELECT count(DISTINCT STORE_ID) * 93 AS n FROM causal_data),
                 lines AS (SELECT PRODUCT_ID, STORE_ID, WEEK_NO FROM transaction_data
                     WHERE WEEK_NO BETWEEN 9 AND 101 AND STORE_ID IN (SELECT STORE_ID FROM causal_data)
                           AND PRODUCT_ID IN (SELECT PRODUCT_ID FROM mailed)),
                 inside AS (SELECT count(*) AS lines FROM lines SEMI JOIN mailed USING (PRODUCT_ID, STORE_ID, WEEK_NO)),
                 outside AS (SELECT PRODUCT_ID, count(*) AS lines FROM lines ANTI JOIN promoted USING (PRODUCT_ID, STORE_ID, WEEK_NO)
                     GROUP BY 1),
                 m AS (SELECT PRODUCT_ID, count(*) AS n FROM mailed GROUP BY 1),
                 p AS (SELECT PRODUCT_ID, count(*) AS n FROM promoted GROUP BY 1)
            SELECT (SELECT lines FROM inside) / sum(coalesce(outside.lines, 0) * m.n / (places.n - p.n)) FROM m JOIN p USING (PRODUCT_ID)
                LEFT JOIN outside USING (PRODUCT_ID), places
            """;
        double lift = double.Parse(oracle.On(synthetic.Csv).Lines(Sql)[1], null);
        Assert.InRange(lift, 0.7 * synthetic.Generated.Planted.MailerFactor, 1.3 * synthetic.Generated.Planted.MailerFactor);
    }
}
