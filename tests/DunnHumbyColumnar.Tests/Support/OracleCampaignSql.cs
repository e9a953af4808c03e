namespace DunnHumbyColumnar.Tests.Support;

/// <summary>The campaign tables in SQL, written from their definitions.</summary>
static class OracleCampaignSql
{
    const string Money = "DECIMAL(18,2)";

    const string Terms =
        """
        terms AS (
            SELECT CAMPAIGN, DESCRIPTION, first_day, last_day, hi - lo + 1 AS days_total,
                   greatest(0, least(first_day - 1, hi) - lo + 1) AS days_before,
                   CASE WHEN lo IS NULL THEN 0 ELSE greatest(0, least(last_day, hi) - greatest(first_day, lo) + 1) END AS days_during,
                   greatest(0, hi - greatest(last_day + 1, lo) + 1) AS days_after
            FROM (SELECT *, greatest(START_DAY, lo) AS first_day, least(END_DAY, 711) AS last_day
                FROM campaign_desc, (SELECT min(DAY) AS lo, max(DAY) AS hi FROM clean))),
        listed AS (SELECT DISTINCT CAMPAIGN, PRODUCT_ID FROM coupon)
        """;

    public const string Daily =
        $"""
        SELECT row_number() OVER (ORDER BY CAMPAIGN, DAY) - 1 AS index, CAMPAIGN AS campaign_id, DAY AS day,
               strftime(DATE '2004-03-22' + DAY::INTEGER, '%Y-%m-%d') AS date,
               sum(SALES_VALUE)::{Money} AS sales_value
        FROM (SELECT DISTINCT CAMPAIGN, PRODUCT_ID FROM coupon) JOIN clean USING (PRODUCT_ID) GROUP BY CAMPAIGN, DAY ORDER BY CAMPAIGN, DAY
        """;

    public static readonly string Summary =
        $"""
        WITH {Terms},
        sales AS (
            SELECT terms.*, {Sums("SALES_VALUE")}
            FROM terms LEFT JOIN listed USING (CAMPAIGN) LEFT JOIN clean USING (PRODUCT_ID) GROUP BY ALL)
        SELECT CAMPAIGN AS campaign_id, DESCRIPTION AS description, first_day, last_day, last_day - first_day + 1 AS duration,
               (SELECT count(*) FROM listed WHERE listed.CAMPAIGN = sales.CAMPAIGN) AS listed_products,
               (SELECT count(DISTINCT household_key) FROM campaign_table t WHERE t.CAMPAIGN = sales.CAMPAIGN) AS households,
               (SELECT count(*) FROM coupon_redempt r WHERE r.CAMPAIGN = sales.CAMPAIGN) AS redemptions,
               (SELECT count(DISTINCT household_key) FROM coupon_redempt r WHERE r.CAMPAIGN = sales.CAMPAIGN) AS redeeming_households,
               sales_total, sales_before, sales_during, sales_after,
               {string.Join(", ", new[] { "total", "before", "during", "after" }.Select(
                   period => $"(sales_{period} * 100)::BIGINT / nullif(days_{period}, 0) / 100 AS avg_{period}"))}
        FROM sales ORDER BY CAMPAIGN
        """;

    public static readonly string Effect =
        $"""
        WITH {Terms},
        grouped AS (
            SELECT CAMPAIGN, 0 AS place, 'targeted' AS household_group, household_key
            FROM (SELECT DISTINCT CAMPAIGN, household_key FROM campaign_table) SEMI JOIN clean USING (household_key)
            UNION ALL SELECT CAMPAIGN, 2, 'redeeming', household_key FROM (SELECT DISTINCT CAMPAIGN, household_key FROM coupon_redempt)
                SEMI JOIN clean USING (household_key)
            UNION ALL SELECT CAMPAIGN, 1, 'untargeted', household_key FROM (SELECT DISTINCT household_key FROM clean) h, campaign_desc d
                      WHERE NOT EXISTS (SELECT 1 FROM campaign_table t
                          WHERE t.CAMPAIGN = d.CAMPAIGN AND t.household_key = h.household_key)),
        groups AS (
            SELECT terms.*, place, household_group, count(household_key) AS households
            FROM terms CROSS JOIN (VALUES (0, 'targeted'), (1, 'untargeted'), (2, 'redeeming')) AS g (place, household_group)
                LEFT JOIN grouped USING (CAMPAIGN, place, household_group) GROUP BY ALL),
        sales AS (
            SELECT groups.*, {Sums("SALES_VALUE")}
            FROM groups LEFT JOIN (SELECT * FROM grouped JOIN listed USING (CAMPAIGN)
                JOIN clean USING (household_key, PRODUCT_ID)) USING (CAMPAIGN, place, household_group) GROUP BY ALL),
        average AS (
            SELECT *, {string.Join(", ", new[] { "before", "during", "after" }.Select(
                       period => $"(sales_{period} * 100)::BIGINT / nullif(days_{period} * households, 0) / 100 AS avg_{period}"))},
                   avg_during - avg_before AS change
            FROM sales)
        SELECT CAMPAIGN AS campaign_id, household_group, households, days_before, days_during, days_after, sales_before, sales_during,
               sales_after, avg_before, avg_during, avg_after, change,
               CASE WHEN place <> 1 THEN change - (SELECT u.change FROM average u
                   WHERE u.CAMPAIGN = average.CAMPAIGN AND u.place = 1) END AS difference_in_differences
        FROM average ORDER BY CAMPAIGN, place
        """;

    public const string Redemption =
        $"""
        WITH redeemed AS (SELECT DISTINCT CAMPAIGN, household_key, DAY, PRODUCT_ID FROM coupon_redempt
            JOIN coupon USING (COUPON_UPC, CAMPAIGN)),
        discount AS (
            SELECT CAMPAIGN, count(*) AS redeemed_lines, sum(SALES_VALUE) AS sales, sum(COUPON_DISC) AS coupon,
                   sum(COUPON_MATCH_DISC) AS match
            FROM redeemed JOIN clean USING (household_key, DAY, PRODUCT_ID) GROUP BY CAMPAIGN),
        households AS (
            SELECT CAMPAIGN,
                   (SELECT count(DISTINCT household_key) FROM campaign_table t WHERE t.CAMPAIGN = d.CAMPAIGN) AS targeted_households,
                   (SELECT count(DISTINCT household_key) FROM coupon_redempt r WHERE r.CAMPAIGN = d.CAMPAIGN) AS redeeming_households,
                   (SELECT count(DISTINCT r.household_key) FROM coupon_redempt r JOIN campaign_table t USING (CAMPAIGN, household_key)
                       WHERE r.CAMPAIGN = d.CAMPAIGN) AS targeted_redeemers,
                   (SELECT count(*) FROM coupon_redempt r WHERE r.CAMPAIGN = d.CAMPAIGN) AS redemptions
            FROM campaign_desc d)
        SELECT CAMPAIGN AS campaign_id, targeted_households, redeeming_households, targeted_redeemers,
               targeted_redeemers / nullif(targeted_households, 0) AS redemption_rate, redemptions,
               coalesce(redeemed_lines, 0) AS redeemed_lines, coalesce(sales, 0)::{Money} AS redeemed_sales,
               coalesce(coupon, 0)::{Money} AS coupon_discount,
               coalesce(match, 0)::{Money} AS coupon_match_discount, coalesce(coupon + match, 0)::{Money} AS discount_cost
        FROM households LEFT JOIN discount USING (CAMPAIGN) ORDER BY CAMPAIGN
        """;

    public const string Overlap =
        """
        SELECT a.CAMPAIGN AS campaign_a, b.CAMPAIGN AS campaign_b,
               (SELECT count(DISTINCT x.household_key) FROM campaign_table x JOIN campaign_table y USING (household_key)
                   WHERE x.CAMPAIGN = a.CAMPAIGN AND y.CAMPAIGN = b.CAMPAIGN) AS shared_households,
               (SELECT count(DISTINCT x.PRODUCT_ID) FROM coupon x JOIN coupon y USING (PRODUCT_ID)
                   WHERE x.CAMPAIGN = a.CAMPAIGN AND y.CAMPAIGN = b.CAMPAIGN) AS shared_products,
               greatest(0, least(a.END_DAY, b.END_DAY) - greatest(a.START_DAY, b.START_DAY) + 1) AS shared_days
        FROM campaign_desc a JOIN campaign_desc b ON a.CAMPAIGN < b.CAMPAIGN ORDER BY campaign_a, campaign_b
        """;

    /// <summary>Sums over all days of the clean view, and those before, during and after a campaign.</summary>
    static string Sums(string value)
    {
        string Sum(string name, string days) => $"coalesce(sum({value}) FILTER ({days}), 0)::{Money} AS sales_{name}";
        return string.Join(
            ", ", Sum("total", "TRUE"), Sum("before", "DAY < first_day"), Sum("during", "DAY BETWEEN first_day AND last_day"),
            Sum("after", "DAY > last_day"));
    }
}
