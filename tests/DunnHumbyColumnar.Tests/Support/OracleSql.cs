using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>The gold tables in SQL, written from their definitions.</summary>
static class OracleSql
{
    const string Money = "DECIMAL(18,2)";

    const string Measures =
        """
        ab / n AS support, ab / a AS confidence, (ab * n) / (a * b) AS lift, (ab * n - a * b) / (n * n) AS leverage,
        CASE WHEN ab = a THEN 'inf'::DOUBLE ELSE ((n - b) * a) / (n * (a - ab)) END AS conviction,
        CASE WHEN greatest(ab * (n - a), a * (b - ab)) = 0 THEN 0 ELSE (ab * n - a * b) / greatest(ab * (n - a), a * (b - ab)) END AS zhang,
        ab / (a + b - ab) AS jaccard, ab / sqrt(a * b) AS cosine, (ab * (a + b)) / (2 * a * b) AS kulczynski
        """;

    /// <summary>Baskets of commodities, and how many hold each and each two of them.</summary>
    static readonly string[] Baskets =
    [
        "CREATE TABLE bought AS SELECT DISTINCT household_key, BASKET_ID, COMMODITY_DESC AS item FROM clean "
        + "JOIN product USING (PRODUCT_ID)",
        "CREATE TABLE item AS SELECT item, count(DISTINCT BASKET_ID) AS baskets FROM bought GROUP BY item",
        """
        CREATE TABLE rule AS
        SELECT x.item AS antecedent, y.item AS consequent, (SELECT count(DISTINCT BASKET_ID) FROM bought) AS n, i.baskets AS a,
               j.baskets AS b, count(DISTINCT x.BASKET_ID) AS ab
        FROM bought x JOIN bought y ON x.BASKET_ID = y.BASKET_ID AND x.item <> y.item JOIN item i ON i.item = x.item
            JOIN item j ON j.item = y.item
        GROUP BY ALL
        """,
        """
        CREATE TABLE anchor AS
        SELECT * FROM (
            SELECT household_key, COMMODITY_DESC AS item, count(DISTINCT BASKET_ID) AS weight,
                   row_number() OVER (PARTITION BY household_key
                       ORDER BY count(DISTINCT BASKET_ID) DESC, sum(SALES_VALUE) DESC, COMMODITY_DESC) AS place
            FROM clean JOIN product USING (PRODUCT_ID) GROUP BY household_key, COMMODITY_DESC)
        WHERE place <= 10 AND item IN (SELECT antecedent FROM rule WHERE ab >= 5)
        """,
    ];

    static readonly string SectionSums = string.Join(
        ", ",
        SectionMap.Names.Select(section => $"coalesce(sum(SALES_VALUE) FILTER (WHERE section = '{section}'), 0)::{Money} AS {section}"));

    static readonly string SectionNames = string.Join(", ", SectionMap.Names);

    public static readonly string[] Views =
    [
        // A value that is none of the published categories is not known.
        """
        CREATE VIEW demographic AS
        SELECT household_key, CASE WHEN AGE_DESC IN ('19-24', '25-34', '35-44', '45-54', '55-64', '65+') THEN AGE_DESC END AS age,
               CASE WHEN INCOME_DESC IN ('Under 15K', '15-24K', '25-34K', '35-49K', '50-74K', '75-99K', '100-124K', '125-149K',
                   '150-174K', '175-199K', '200-249K', '250K+') THEN INCOME_DESC END AS income,
               CASE WHEN HH_COMP_DESC IN ('1 Adult Kids', '2 Adults Kids', '2 Adults No Kids', 'Single Female', 'Single Male',
                   'Unknown') THEN HH_COMP_DESC END AS composition,
               CASE WHEN HOUSEHOLD_SIZE_DESC IN ('1', '2', '3', '4', '5+', 'Unknown') THEN HOUSEHOLD_SIZE_DESC END AS size
        FROM hh_demographic
        """,
        """
        CREATE VIEW kept AS
        SELECT t.*, coalesce(s.name, 'misc') AS section
        FROM transaction_data t JOIN product p USING (PRODUCT_ID) LEFT JOIN section s ON s.commodity = p.COMMODITY_DESC
        WHERE QUANTITY > 0 AND SALES_VALUE > 0 AND DAY BETWEEN 101 AND 708
          AND COMMODITY_DESC <> 'GASOLINE-REG UNLEADED' AND SUB_COMMODITY_DESC <> 'GASOLINE-REG UNLEADED'
        """,
        "CREATE TABLE clean AS SELECT * FROM kept WHERE household_key IN (SELECT household_key FROM kept GROUP BY ALL "
        + "HAVING count(DISTINCT DAY) > 1)",
        $"""
        CREATE VIEW household AS
        SELECT household_key, count(DISTINCT BASKET_ID) AS baskets, min(DAY) AS first_day, max(DAY) AS last_day,
               sum(SALES_VALUE)::{Money} AS total_sales, sum(QUANTITY)::BIGINT AS units,
               count(DISTINCT BASKET_ID)::DOUBLE / (max(DAY) - min(DAY) + 1) AS frequency
        FROM clean GROUP BY household_key
        """,
        // s[floor((n - 1) k / 5)] of the ascending values, k = 1..4; lists count from 1.
        """
        CREATE VIEW edges AS
        SELECT list_transform([1, 2, 3, 4], k -> f[((len(f) - 1) * k // 5) + 1]) AS frequency,
               list_transform([1, 2, 3, 4], k -> m[((len(m) - 1) * k // 5) + 1]) AS monetary,
               list_transform([1, 2, 3, 4], k -> l[((len(l) - 1) * k // 5) + 1]) AS last_day
        FROM (SELECT list_sort(list(frequency)) AS f, list_sort(list(total_sales)) AS m, list_sort(list(last_day)) AS l FROM household)
        """,
        Rfm(
            "rfm",
            "(CASE WHEN e - household.last_day <= 7 THEN 5 WHEN e - household.last_day <= 32 THEN 4 "
            + "WHEN e - household.last_day <= 92 THEN 3 WHEN e - household.last_day <= 182 THEN 2 ELSE 1 END)"),
        Rfm("rfm_quintile", "1 + len(list_filter(edges.last_day, b -> household.last_day > b))"),
        .. Baskets,
    ];

    /// <summary>Gold table to query.</summary>
    public static readonly Dictionary<string, string> Tables = new()
    {
        ["household_sales"] =
            $"SELECT household_key, sum(SALES_VALUE)::{Money} AS total_sales FROM transaction_data GROUP BY ALL ORDER BY household_key",
        ["rfm"] = "SELECT * FROM rfm ORDER BY household_key",
        ["rfm_segments"] =
            $"""
            SELECT rfm_bins, count(*) AS households, sum(total_sales)::{Money} AS sales,
                   (sum(total_sales) * 100)::BIGINT / (SELECT sum(total_sales) * 100 FROM rfm)::BIGINT AS share_of_sales,
                   (sum(total_sales) * 100)::BIGINT / count(*) / 100 AS avg_sales, sum(baskets)::BIGINT / count(*) AS avg_baskets
            FROM rfm GROUP BY rfm_bins ORDER BY rfm_bins
            """,
        ["hh_summary"] =
            $"""
            SELECT row_number() OVER (ORDER BY household_key) - 1 AS index, household_key,
                   age IN ('45-54', '55-64', '65+') AS age_45_plus,
                   income NOT IN ('Under 15K', '15-24K', '25-34K', '35-49K') AS income_50K_plus,
                   CASE size WHEN '1' THEN 1 WHEN '2' THEN 2 WHEN '3' THEN 3 WHEN '4' THEN 3 WHEN '5+' THEN 3 WHEN 'Unknown' THEN 3 END
                       AS single_couple_family,
                   composition IN ('1 Adult Kids', '2 Adults Kids') OR size IN ('3', '4', '5+') AS has_kids,
                   composition IN ('Single Female', 'Single Male') OR size = '1' AS single,
                   composition = '2 Adults No Kids' AS couple,
                   r_score, f_score, m_score, rfm_score, rfm_bins, {SectionNames}, total_sales
            FROM rfm JOIN demographic USING (household_key)
                JOIN (SELECT household_key, {SectionSums} FROM clean GROUP BY household_key) USING (household_key)
            ORDER BY household_key
            """,
        ["daily_hh_spend"] =
            $"""
            SELECT row_number() OVER (ORDER BY day, household_key) - 1 AS index, DAY AS day, household_key, {SectionSums},
                   sum(SALES_VALUE)::{Money} AS total_sales
            FROM clean GROUP BY DAY, household_key ORDER BY day, household_key
            """,
        ["household_metrics"] =
            $"""
            SELECT household_key, sum(SALES_VALUE)::{Money} AS total_spend, sum(RETAIL_DISC)::{Money} AS total_loyalty,
                   sum(COUPON_DISC)::{Money} AS total_coupon,
                   sum(COUPON_MATCH_DISC)::{Money} AS total_coupon_match, sum(QUANTITY)::BIGINT AS total_quantity,
                   count(DISTINCT BASKET_ID) AS num_baskets,
                   count(DISTINCT PRODUCT_ID) AS unique_products, min(DAY) AS first_purchase, max(DAY) AS last_purchase,
                   (sum(SALES_VALUE) * 100)::BIGINT / count(DISTINCT BASKET_ID) / 100 AS avg_basket_spend,
                   (sum(SALES_VALUE) * 100)::BIGINT / sum(QUANTITY)::BIGINT / 100 AS avg_item_cost,
                   CASE WHEN count(DISTINCT DAY) > 1 THEN (max(DAY) - min(DAY)) / (count(DISTINCT DAY) - 1) END AS days_between_purchases
            FROM clean GROUP BY household_key ORDER BY household_key
            """,
        ["association_rules"] =
            "SELECT 'commodity' AS level, antecedent, consequent, n AS n_baskets, a AS n_antecedent, b AS n_consequent, ab AS n_pair, "
            + $"{Measures} FROM rule ORDER BY antecedent, consequent",
        // Sums of doubles in the order of the anchors.
        ["recommendations"] =
            """
            WITH scored AS (
                SELECT household_key, consequent AS item,
                       list_reduce(list(weight * (ab / a) ORDER BY place), (x, y) -> x + y) / any_value(total) AS score, max(ab) AS pairs,
                       string_agg(anchor.item, '; ' ORDER BY weight * (ab / a) DESC, place) AS anchors
                FROM anchor JOIN (SELECT household_key, sum(weight)::BIGINT AS total FROM anchor
                    GROUP BY household_key) USING (household_key)
                JOIN rule ON antecedent = anchor.item AND ab >= 5
                GROUP BY household_key, consequent
                UNION ALL
                SELECT household_key, item, NULL, 0, '' FROM household, item WHERE household_key NOT IN (SELECT household_key FROM anchor))
            SELECT household_key, row_number() OVER (PARTITION BY household_key
                ORDER BY score DESC, pairs DESC, CASE WHEN score IS NULL THEN item.baskets END DESC, item) AS rank,
                   item, score, item.baskets AS popularity, score IS NULL AS is_fallback, anchors
            FROM scored JOIN item USING (item)
            QUALIFY rank <= 10
            ORDER BY household_key, rank
            """,
        ["promotion_exposure"] = OraclePromotionSql.Exposure(),
        ["promotion_lift"] = OraclePromotionSql.Lift("commodity", "COMMODITY_DESC", OraclePromotionSql.Kinds),
        ["household_promotion"] = OraclePromotionSql.Household(),
        ["campaign_summary"] = OracleCampaignSql.Summary,
        ["daily_campaign_sales"] = OracleCampaignSql.Daily,
        ["campaign_effect"] = OracleCampaignSql.Effect,
        ["campaign_redemption"] = OracleCampaignSql.Redemption,
        ["campaign_overlap"] = OracleCampaignSql.Overlap,
    };

    public const string QuintileRfm = "SELECT * FROM rfm_quintile ORDER BY household_key";

    static string Rfm(string name, string recency) =>
        $"""
        CREATE VIEW {name} AS
        SELECT household_key, baskets, first_day, last_day, total_sales, units, r_score, f_score, m_score,
               r_score + f_score + m_score AS rfm_score,
               CASE WHEN rfm_score < 6 THEN 1 WHEN rfm_score <= 8 THEN 2 WHEN rfm_score <= 12 THEN 3 WHEN rfm_score <= 14 THEN 4
                   ELSE 5 END AS rfm_bins
        FROM (
            SELECT household.*, {recency} AS r_score,
                   1 + len(list_filter(edges.frequency, b -> household.frequency > b)) AS f_score,
                   1 + len(list_filter(edges.monetary, b -> household.total_sales > b)) AS m_score
            FROM household, edges, (SELECT least(708, max(DAY)) AS e FROM clean))
        """;

    /// <summary>What columns of days and times of day lead to; dates as texts.</summary>
    public static IEnumerable<(string Name, string Expression)> CalendarOf(IReadOnlyDictionary<string, string> columns)
    {
        string DateOf(string day) => $"(DATE '2004-03-22' + {columns[day]}::INTEGER)";
        var found = new List<(string, string)>();
        foreach (string day in columns.Keys.Where(column => column.EndsWith("_day", StringComparison.Ordinal)))
            found.Add((day.Replace("_day", "_date", StringComparison.Ordinal), $"{DateOf(day)}::VARCHAR"));
        if (columns.TryGetValue("trans_time", out string? time))
            found.Add(("hour", $"{time} // 100"));
        if (columns.ContainsKey("day"))
            found.AddRange(
            [
                ("date", $"{DateOf("day")}::VARCHAR"), ("weekday", $"isodow({DateOf("day")})"),
                ("month", $"strftime({DateOf("day")}, '%Y-%m')"), ("quarter", $"year({DateOf("day")}) || '-Q' || quarter({DateOf("day")})"),
                ("year", $"year({DateOf("day")})"), ("iso_week", $"strftime({DateOf("day")}, '%G-W%V')"),
            ]);
        return found;
    }
}
