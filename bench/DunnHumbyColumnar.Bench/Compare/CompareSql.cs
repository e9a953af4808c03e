using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>
/// The lines in SQL. Each fills a temporary table r, ordered like our result; <c>B6</c> fills r1 and r2. DuckDB and
/// SQLite differ in types and functions only.
/// </summary>
static class CompareSql
{
    const string Begin = "CREATE OR REPLACE TEMP TABLE r AS ";

    static readonly string Sections = string.Join(
        ", ", SectionMap.Names.Select(name => $"sum(CASE WHEN section = '{name}' THEN SALES_VALUE ELSE 0 END) AS {name}"));

    static readonly string SectionsOfSums = string.Join(
        ", ", SectionMap.Names.Select(name => $"coalesce(sum(sales) FILTER (WHERE section = '{name}'), 0) AS {name}"));

    static readonly string SectionNames = string.Join(", ", SectionMap.Names);

    const string HouseholdSalesSelect =
        "SELECT household_key, sum(SALES_VALUE) AS total_sales FROM transaction_data GROUP BY household_key ORDER BY household_key";

    /// <summary>Lines of products that the product table lacks are a group of their own, the last of a household.</summary>
    const string HouseholdCommoditySelect =
        "SELECT household_key, COMMODITY_DESC, sum(SALES_VALUE) FROM transaction_data LEFT JOIN product USING (PRODUCT_ID) "
        + "GROUP BY household_key, COMMODITY_DESC ORDER BY household_key, COMMODITY_DESC NULLS LAST";

    /// <summary>The few products get their section before the many lines are joined to them: the faster of the forms tried.</summary>
    const string KeptSelect =
        """
        SELECT household_key, BASKET_ID, DAY, QUANTITY, SALES_VALUE, section
        FROM transaction_data JOIN (
            SELECT PRODUCT_ID, coalesce(name, 'misc') AS section FROM product LEFT JOIN section ON commodity = COMMODITY_DESC
            WHERE COMMODITY_DESC <> 'GASOLINE-REG UNLEADED' AND SUB_COMMODITY_DESC <> 'GASOLINE-REG UNLEADED') p USING (PRODUCT_ID)
        WHERE QUANTITY > 0 AND SALES_VALUE > 0 AND DAY BETWEEN 101 AND 708
        """;

    /// <summary>Sums per household and day first: the rule on single-day households and the result need no more.</summary>
    static readonly string DailySelect =
        $"""
        WITH daily AS (SELECT DAY AS day, household_key, {Sections}, sum(SALES_VALUE) AS total_sales FROM ({KeptSelect})
            GROUP BY DAY, household_key)
        SELECT row_number() OVER (ORDER BY day, household_key) - 1 AS "index", daily.*
        FROM daily WHERE household_key IN (SELECT household_key FROM daily GROUP BY household_key HAVING count(*) > 1)
        ORDER BY day, household_key
        """;

    static readonly string HouseholdSelect =
        $"""
        SELECT household_key, count(DISTINCT BASKET_ID) AS baskets, min(DAY) AS first_day, max(DAY) AS last_day,
               sum(SALES_VALUE) AS total_sales, sum(QUANTITY) AS units
        FROM ({KeptSelect}) GROUP BY household_key HAVING min(DAY) < max(DAY)
        """;

    static readonly string SectionsSelect =
        $"""
        SELECT household_key, {SectionsOfSums}
        FROM (SELECT household_key, section, sum(SALES_VALUE) AS sales FROM ({KeptSelect}) GROUP BY household_key, section)
        GROUP BY household_key
        """;

    /// <summary>A value that is none of the published categories is not known.</summary>
    const string DemographicsSelect =
        """
        SELECT household_key, CASE WHEN AGE_DESC IN ('19-24', '25-34', '35-44', '45-54', '55-64', '65+') THEN AGE_DESC END AS age,
               CASE WHEN INCOME_DESC IN ('Under 15K', '15-24K', '25-34K', '35-49K', '50-74K', '75-99K', '100-124K', '125-149K',
                   '150-174K', '175-199K', '200-249K', '250K+') THEN INCOME_DESC END AS income,
               CASE WHEN HH_COMP_DESC IN ('1 Adult Kids', '2 Adults Kids', '2 Adults No Kids', 'Single Female', 'Single Male',
                   'Unknown') THEN HH_COMP_DESC END AS composition,
               CASE WHEN HOUSEHOLD_SIZE_DESC IN ('1', '2', '3', '4', '5+', 'Unknown') THEN HOUSEHOLD_SIZE_DESC END AS size
        FROM hh_demographic
        """;

    static readonly string SummarySelect =
        $"""
        SELECT row_number() OVER (ORDER BY household_key) - 1 AS "index", household_key,
               age IN ('45-54', '55-64', '65+') AS age_45_plus,
               income IN ('50-74K', '75-99K', '100-124K', '125-149K', '150-174K', '175-199K', '200-249K', '250K+') AS income_50K_plus,
               CASE WHEN size = '1' THEN 1 WHEN size = '2' THEN 2 WHEN size IS NOT NULL THEN 3 END AS single_couple_family,
               composition IN ('1 Adult Kids', '2 Adults Kids') OR size IN ('3', '4', '5+') AS has_kids,
               composition IN ('Single Female', 'Single Male') OR size = '1' AS single,
               composition = '2 Adults No Kids' AS couple,
               r_score, f_score, m_score, rfm_score, rfm_bins, {SectionNames}, total_sales
        FROM r1 JOIN ({DemographicsSelect}) USING (household_key) JOIN sections USING (household_key)
        ORDER BY household_key
        """;

    /// <summary>Products with a number per commodity: numbers are joined and grouped faster than names.</summary>
    const string CommodityItems =
        "SELECT PRODUCT_ID, code AS item, COMMODITY_DESC, SUB_COMMODITY_DESC FROM product JOIN (SELECT COMMODITY_DESC, row_number() "
        + "OVER () AS code FROM (SELECT DISTINCT COMMODITY_DESC FROM product)) USING (COMMODITY_DESC)";

    const string ProductItems = "SELECT PRODUCT_ID, PRODUCT_ID AS item, COMMODITY_DESC, SUB_COMMODITY_DESC FROM product";

    const string PairsSelect = "SELECT l.item AS a, r.item AS b, count(*) AS ab FROM basket l "
        + "JOIN basket r ON l.BASKET_ID = r.BASKET_ID AND l.item < r.item GROUP BY l.item, r.item";

    const string RulesSelect =
        """
        SELECT 'commodity' AS level, x.name AS antecedent, y.name AS consequent, n AS n_baskets, x.n_item AS n_antecedent,
               y.n_item AS n_consequent, ab AS n_pair,
               ab / n AS support, ab / x.n_item AS confidence, (ab * n) / (x.n_item * y.n_item) AS lift,
               (ab * n - x.n_item * y.n_item) / (n * n) AS leverage,
               CASE WHEN ab = x.n_item THEN 'inf'::DOUBLE ELSE ((n - y.n_item) * x.n_item) / (n * (x.n_item - ab)) END AS conviction,
               coalesce((ab * n - x.n_item * y.n_item) / nullif(greatest(ab * (n - x.n_item), x.n_item * (y.n_item - ab)), 0), 0) AS zhang,
               ab / (x.n_item + y.n_item - ab) AS jaccard, ab / sqrt(x.n_item * y.n_item) AS cosine,
               (ab * (x.n_item + y.n_item)) / (2 * x.n_item * y.n_item) AS kulczynski
        FROM (SELECT a, b, ab FROM pair UNION ALL SELECT b, a, ab FROM pair)
        JOIN item x ON x.item = a JOIN item y ON y.item = b, (SELECT count(DISTINCT BASKET_ID) AS n FROM basket)
        ORDER BY antecedent, consequent
        """;

    public static readonly string[] HouseholdSales = [Begin + HouseholdSalesSelect];

    public static readonly string[] HouseholdCommodity = [Begin + HouseholdCommoditySelect];

    public static readonly string[] DailySpend = [Begin + DailySelect];

    public static readonly string[] CustomerProfile =
    [
        "CREATE OR REPLACE TEMP TABLE household AS SELECT *, baskets::DOUBLE / (last_day - first_day + 1) AS frequency "
        + $"FROM ({HouseholdSelect})",
        $"CREATE OR REPLACE TEMP TABLE r1 AS {RfmSelect("least(708, max(last_day))")}",
        $"CREATE OR REPLACE TEMP TABLE sections AS {SectionsSelect}",
        "CREATE OR REPLACE TEMP TABLE r2 AS " + SummarySelect,
    ];

    public static readonly string[] CausalStoreWeek =
        [Begin + "SELECT STORE_ID, WEEK_NO, count(*) FROM causal_data GROUP BY STORE_ID, WEEK_NO ORDER BY STORE_ID, WEEK_NO"];

    public static readonly string[] CausalDisplayMailer =
        [Begin + "SELECT display, mailer, count(*) FROM causal_data GROUP BY display, mailer ORDER BY display, mailer"];

    public static readonly string[] CausalNoDisplay = [Begin + "SELECT count(*) FROM causal_data WHERE display = '0'"];

    public static readonly string[] CausalTopMailed =
        [Begin + "SELECT PRODUCT_ID, count(*) AS n FROM causal_data WHERE mailer <> '0' GROUP BY PRODUCT_ID "
            + "ORDER BY n DESC, PRODUCT_ID LIMIT 20"];

    /// <summary>
    /// Rows of causal_data that no line meets are left out before the others are OR-ed and joined: none
    /// of the six forms tried was clearly faster.
    /// </summary>
    public static readonly string[] PromotionExposure =
    [
        $"""
        {Begin}
        WITH kept AS (
            SELECT household_key, PRODUCT_ID, STORE_ID, WEEK_NO, DAY, QUANTITY, SALES_VALUE FROM transaction_data JOIN (
                SELECT PRODUCT_ID FROM product
                WHERE COMMODITY_DESC <> 'GASOLINE-REG UNLEADED' AND SUB_COMMODITY_DESC <> 'GASOLINE-REG UNLEADED') p USING (PRODUCT_ID)
            WHERE QUANTITY > 0 AND SALES_VALUE > 0 AND DAY BETWEEN 101 AND 708),
        clean AS MATERIALIZED (SELECT * FROM kept
            WHERE household_key IN (SELECT household_key FROM kept GROUP BY household_key HAVING min(DAY) < max(DAY))),
        promoted AS (
            SELECT PRODUCT_ID, STORE_ID, WEEK_NO, bool_or(display <> '0') AS displayed, bool_or(mailer <> '0') AS mailed
            FROM causal_data SEMI JOIN clean USING (PRODUCT_ID, STORE_ID, WEEK_NO) GROUP BY PRODUCT_ID, STORE_ID, WEEK_NO),
        lines AS (
            SELECT coalesce(displayed, false) AS displayed, coalesce(mailed, false) AS mailed, count(*) AS lines,
                   sum(QUANTITY)::BIGINT AS units, sum(SALES_VALUE) AS sales_value
            FROM clean LEFT JOIN promoted USING (PRODUCT_ID, STORE_ID, WEEK_NO) GROUP BY ALL)
        SELECT displayed, mailed, coalesce(lines, 0) AS lines, coalesce(units, 0) AS units, coalesce(sales_value, 0) AS sales_value,
               (coalesce(sales_value, 0) * 100)::BIGINT
                   / nullif((SELECT sum(sales_value * 100)::BIGINT FROM lines), 0) AS share_of_sales
        FROM (VALUES (false, false), (false, true), (true, false), (true, true)) way(displayed, mailed)
            LEFT JOIN lines USING (displayed, mailed)
        ORDER BY displayed, mailed
        """,
    ];

    public static readonly string[] CommodityRules =
    [
        Baskets(CommodityItems),
        "CREATE OR REPLACE TEMP TABLE pair AS " + PairsSelect,
        "CREATE OR REPLACE TEMP TABLE item AS SELECT item, any_value(COMMODITY_DESC) AS name, n_item "
        + $"FROM (SELECT item, count(*) AS n_item FROM basket GROUP BY item) JOIN ({CommodityItems}) USING (item) GROUP BY item, n_item",
        Begin + RulesSelect,
    ];

    public static readonly string[] ProductPairs =
    [
        Baskets(ProductItems),
        $"{Begin}SELECT count(*) AS distinct_pairs, coalesce(sum(ab), 0)::BIGINT AS occurrences, "
        + "count(*) FILTER (WHERE ab >= 5) AS frequent_pairs "
        + $"FROM ({PairsSelect})",
    ];

    /// <summary>SQLite's form: it has no CREATE OR REPLACE.</summary>
    public static string[] ForSqlite(string id) => id switch
    {
        "B3" => [SqliteTable("r", HouseholdSalesSelect)],
        "B4" => [SqliteTable("r", HouseholdCommoditySelect)],
        "B5" => [SqliteTable("r", DailySelect)],
        "B6" =>
        [
            SqliteTable("household", $"SELECT *, CAST(baskets AS REAL) / (last_day - first_day + 1) AS frequency FROM ({HouseholdSelect})"),
            SqliteTable("r1", RfmSelect("min(708, max(last_day))")),
            SqliteTable("sections", SectionsSelect),
            SqliteTable("r2", SummarySelect),
        ],
        _ => [],
    };

    /// <summary>Each item of each clean basket once.</summary>
    static string Baskets(string items) =>
        $"""
        CREATE OR REPLACE TEMP TABLE basket AS
        WITH kept AS (
            SELECT household_key, DAY, BASKET_ID, item FROM transaction_data JOIN ({items}) USING (PRODUCT_ID)
            WHERE QUANTITY > 0 AND SALES_VALUE > 0 AND DAY BETWEEN 101 AND 708
              AND COMMODITY_DESC <> 'GASOLINE-REG UNLEADED' AND SUB_COMMODITY_DESC <> 'GASOLINE-REG UNLEADED')
        SELECT DISTINCT BASKET_ID, item FROM kept
        WHERE household_key IN (SELECT household_key FROM kept GROUP BY household_key HAVING min(DAY) < max(DAY))
        """;

    static string SqliteTable(string name, string select) => $"DROP TABLE IF EXISTS temp.{name}; CREATE TEMP TABLE {name} AS {select}";

    static string RfmSelect(string lastDay)
    {
        return $"""
            SELECT household_key, baskets, first_day, last_day, total_sales, units, r_score, f_score, m_score,
                   r_score + f_score + m_score AS rfm_score,
                   CASE WHEN r_score + f_score + m_score < 6 THEN 1 WHEN r_score + f_score + m_score <= 8 THEN 2
                       WHEN r_score + f_score + m_score <= 12 THEN 3
                        WHEN r_score + f_score + m_score <= 14 THEN 4 ELSE 5 END AS rfm_bins
            FROM (
                SELECT household.*, CASE WHEN e - last_day <= 7 THEN 5 WHEN e - last_day <= 32 THEN 4 WHEN e - last_day <= 92 THEN 3
                    WHEN e - last_day <= 182 THEN 2 ELSE 1 END AS r_score,
                       {Score("frequency", "f")} AS f_score, {Score("total_sales", "m")} AS m_score
                FROM household, (SELECT {lastDay} AS e FROM household), ({Edges("frequency", "f")}), ({Edges("total_sales", "m")}))
            ORDER BY household_key
            """;

        static string Score(string column, string name) =>
            "1 + " + string.Join(" + ", Enumerable.Range(1, 4).Select(k => $"CASE WHEN {column} > {name}{k} THEN 1 ELSE 0 END"));

        // s[(n - 1) k / 5] of the ascending values.
        static string Edges(string column, string name)
        {
            var edges = Enumerable.Range(1, 4).Select(k => $"min(x) FILTER (WHERE i = floor((n - 1) * {k} / 5.0)) AS {name}{k}");
            return $"SELECT {string.Join(", ", edges)} "
                + $"FROM (SELECT {column} AS x, row_number() OVER (ORDER BY {column}) - 1 AS i, count(*) OVER () AS n FROM household)";
        }
    }
}
