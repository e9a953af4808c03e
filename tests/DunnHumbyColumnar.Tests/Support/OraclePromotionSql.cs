namespace DunnHumbyColumnar.Tests.Support;

/// <summary>
/// The promotion tables in SQL, written from their definitions. Conditions are on the columns of the table they are named after.
/// </summary>
static class OraclePromotionSql
{
    const string Money = "DECIMAL(18,2)";

    /// <summary>The kinds of promotion, as aggregates over the rows of one product, store and week.</summary>
    public static readonly (string Name, string Aggregate)[] Kinds =
    [
        ("display", "bool_or(display <> '0')"), ("mailer", "bool_or(mailer <> '0')"),
        ("both", "bool_or(display <> '0') AND bool_or(mailer <> '0')"), ("any", "bool_or(display <> '0' OR mailer <> '0')"),
    ];

    /// <summary>One kind per code of a column.</summary>
    public static (string Name, string Aggregate)[] Codes(string column, IEnumerable<string> codes) =>
        [.. codes.Select(code => ($"{column} {code}", $"bool_or({column} = '{code}')"))];

    public static string Exposure(string lines = "TRUE") =>
        $"""
        WITH way AS (SELECT * FROM (VALUES (false), (true)) AS d (displayed) CROSS JOIN (VALUES (false), (true)) AS m (mailed)),
        line AS ({Lines(lines)})
        SELECT displayed, mailed, count(QUANTITY) AS lines, coalesce(sum(QUANTITY), 0)::BIGINT AS units,
               coalesce(sum(SALES_VALUE), 0)::{Money} AS sales_value,
               (coalesce(sum(SALES_VALUE), 0) * 100)::BIGINT / nullif((SELECT (sum(SALES_VALUE) * 100)::BIGINT FROM line),
                   0) AS share_of_sales
        FROM way LEFT JOIN line USING (displayed, mailed) GROUP BY displayed, mailed ORDER BY displayed, mailed
        """;

    public static string Household(string lines = "TRUE") =>
        $"""
        SELECT household_key, count(*) AS lines, count(*) FILTER (displayed OR mailed) AS promoted_lines,
               sum(SALES_VALUE)::{Money} AS sales_value,
               coalesce(sum(SALES_VALUE) FILTER (displayed OR mailed), 0)::{Money} AS promoted_sales,
               (coalesce(sum(SALES_VALUE) FILTER (displayed OR mailed), 0) * 100)::BIGINT / (sum(SALES_VALUE) * 100)::BIGINT AS
                   promoted_share
        FROM ({Lines(lines)}) GROUP BY household_key ORDER BY household_key
        """;

    /// <param name="level">The level in words.</param>
    /// <param name="item">The item of a product: a column of product, or known.PRODUCT_ID.</param>
    /// <param name="kinds">The kinds of promotion.</param>
    /// <param name="stores">Which stores of causal_data count.</param>
    /// <param name="weeks">Which weeks of causal_data count.</param>
    /// <param name="products">Which products count, by columns of product and section.</param>
    /// <param name="lines">Which lines count.</param>
    public static string Lift(
        string level, string item, (string Name, string Aggregate)[] kinds, string stores = "TRUE", string weeks = "TRUE",
        string products = "TRUE", string lines = "TRUE")
    {
        string Each(Func<int, string> text) => string.Join(", ", Enumerable.Range(0, kinds.Length).Select(text));
        return $"""
            WITH place AS MATERIALIZED (
                SELECT PRODUCT_ID, STORE_ID, WEEK_NO, {Each(k => $"{kinds[k].Aggregate} AS k{k}")},
                       bool_or(display <> '0' OR mailer <> '0') AS promoted
                FROM causal_data WHERE ({stores}) AND ({weeks}) GROUP BY PRODUCT_ID, STORE_ID, WEEK_NO),
            shop AS (SELECT DISTINCT STORE_ID FROM causal_data WHERE {stores}),
            week AS (SELECT DISTINCT WEEK_NO FROM causal_data WHERE {weeks}),
            known AS (
                SELECT PRODUCT_ID, {Each(k => $"count(*) FILTER (k{k}) AS w{k}")},
                       (SELECT count(*) FROM shop) * (SELECT count(*) FROM week) - count(*) FILTER (promoted) AS w
                FROM (SELECT DISTINCT PRODUCT_ID FROM causal_data) LEFT JOIN place USING (PRODUCT_ID) GROUP BY PRODUCT_ID),
            sold AS (
                SELECT PRODUCT_ID, {Each(k => $"sum(QUANTITY) FILTER (k{k}) AS u{k}, sum(SALES_VALUE) FILTER (k{k}) AS s{k}")},
                       sum(QUANTITY) FILTER (NOT coalesce(promoted, false)) AS u,
                       sum(SALES_VALUE) FILTER (NOT coalesce(promoted, false)) AS s
                FROM clean SEMI JOIN shop USING (STORE_ID) SEMI JOIN week USING (WEEK_NO)
                    LEFT JOIN place USING (PRODUCT_ID, STORE_ID, WEEK_NO)
                WHERE {lines} GROUP BY PRODUCT_ID),
            item AS (
                SELECT {item} AS item, {Each(
                    k => $"sum(w{k})::BIGINT AS w{k}, coalesce(sum(u{k}), 0)::BIGINT AS u{k}, coalesce(sum(s{k}), 0)::{Money} AS s{k}")},
                       sum(w)::BIGINT AS w, coalesce(sum(u), 0)::BIGINT AS u, coalesce(sum(s), 0)::{Money} AS s
                FROM known LEFT JOIN sold USING (PRODUCT_ID) LEFT JOIN product ON product.PRODUCT_ID = known.PRODUCT_ID
                    LEFT JOIN section ON section.commodity = COMMODITY_DESC
                WHERE {item} IS NOT NULL AND ({products}) GROUP BY {item})
            SELECT '{level}' AS level, item, promotion, w1 AS promoted_store_weeks, u1 AS promoted_units, s1 AS promoted_sales,
                   w AS baseline_store_weeks, u AS baseline_units, s AS baseline_sales,
                   CASE WHEN w1 > 0 AND w > 0 AND u > 0 THEN (u1::DOUBLE * w) / (u::DOUBLE * w1) END AS lift
            FROM ({string.Join(" UNION ALL ", kinds.Select(
          (kind, k) => $"SELECT item, {k} AS place, '{kind.Name}' AS promotion, w{k} AS w1, u{k} AS u1, s{k} AS s1, w, u, s FROM item"))})
            ORDER BY item, place
            """;
    }

    /// <summary>
    /// The clean lines with the ways their product is promoted in. Rows of causal_data that no line meets are left out first.
    /// </summary>
    static string Lines(string lines) =>
        $"""
        SELECT clean.*, coalesce(displayed, false) AS displayed, coalesce(mailed, false) AS mailed
        FROM clean LEFT JOIN (
            SELECT PRODUCT_ID, STORE_ID, WEEK_NO, bool_or(display <> '0') AS displayed, bool_or(mailer <> '0') AS mailed
            FROM causal_data SEMI JOIN clean USING (PRODUCT_ID, STORE_ID, WEEK_NO) GROUP BY ALL) USING (PRODUCT_ID, STORE_ID, WEEK_NO)
        WHERE {lines}
        """;
}
