using System.Globalization;
using System.Text;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>
/// A small valid set of the eight CSV files. Rows are drawn from a seed, hold field contents in their printed
/// form, and may be changed before writing.
/// </summary>
sealed class SmallJourney
{
    public static readonly string[] Tables =
        ["transaction_data", "causal_data", "product", "hh_demographic", "campaign_desc", "campaign_table", "coupon", "coupon_redempt"];

    static readonly string[] Texts =
    [
        "", " ", "SOFT DRINKS", "A, B", "5\" PIPE", "\"", "\"\",\"", "Crème", "\U0001F600 smile", "#1 FAN", "\u0085x\u2028", "\uFEFFmark",
        "  padded  ", "O'NEIL", "\u007F",
    ];

    static readonly Dictionary<string, string> Headers = new()
    {
        ["transaction_data"] = "household_key,BASKET_ID,DAY,PRODUCT_ID,QUANTITY,SALES_VALUE,STORE_ID,RETAIL_DISC,TRANS_TIME,WEEK_NO,"
            + "COUPON_DISC,COUPON_MATCH_DISC",
        ["causal_data"] = "PRODUCT_ID,STORE_ID,WEEK_NO,display,mailer",
        ["product"] = "PRODUCT_ID,MANUFACTURER,DEPARTMENT,BRAND,COMMODITY_DESC,SUB_COMMODITY_DESC,CURR_SIZE_OF_PRODUCT",
        ["hh_demographic"] =
            "AGE_DESC,MARITAL_STATUS_CODE,INCOME_DESC,HOMEOWNER_DESC,HH_COMP_DESC,HOUSEHOLD_SIZE_DESC,KID_CATEGORY_DESC,household_key",
        ["campaign_desc"] = "DESCRIPTION,CAMPAIGN,START_DAY,END_DAY",
        ["campaign_table"] = "DESCRIPTION,household_key,CAMPAIGN",
        ["coupon"] = "COUPON_UPC,PRODUCT_ID,CAMPAIGN",
        ["coupon_redempt"] = "household_key,DAY,COUPON_UPC,CAMPAIGN",
    };

    readonly Random _random;
    readonly Dictionary<string, List<string[]>> _rows;
    readonly Dictionary<string, byte[]?> _replaced = [];

    public SmallJourney(int seed = 1, int factRows = 24, int products = 12)
    {
        _random = new Random(seed);
        string[] ids = [.. Enumerable.Range(0, products).Select(i => Text((i * 1_000_003L % 18_316_298) + 25))];
        string product = ids[0];
        _rows = new()
        {
            ["transaction_data"] = Draw(factRows, _ => Transaction(Pick(ids))),
            // Rows of one product follow each other, as published.
            ["causal_data"] = Draw(factRows, _ => [product =
                Below(3) == 0 ? Pick(ids) : product, Text(Below(300)), Text(9 + Below(93)), Pick("0", "5", "A", "é"), Pick("0", "A", "Z")]),
            ["product"] = Draw(products, i =>
                [ids[i], Text(Below(7000)), Pick(Texts), Pick("National", "Private"), Pick(Texts), Pick(Texts), Pick(Texts)]),
            ["hh_demographic"] = Draw(
                5,
                i =>
                [
                    "45-54", Pick("A", "B", "U"), "50-74K", Pick(Texts), Pick("Single Male", "Unknown"), Pick("1", "2", "5+"), Pick(Texts),
                    Text(i + 1),
                ]),
            ["campaign_desc"] = Draw(3, i => [Pick("TypeA", "TypeB"), Text(30 - i), Text(Below(300)), Text(300 + Below(419))]),
            ["campaign_table"] = Draw(6, _ => [Pick("TypeA", "TypeB"), Text(1 + Below(20)), Text(28 + Below(3))]),
            ["coupon"] = Draw(6, _ => [Text(51_111_000_000L + Below(90)), Pick(ids), Text(28 + Below(3))]),
            ["coupon_redempt"] = Draw(
                4, _ => [Text(1 + Below(20)), Text(Below(712)), Text(51_111_000_000L + Below(90)), Text(28 + Below(3))]),
        };
    }

    public static string[] Header(string table) => Headers[table].Split(',');

    public List<string[]> Rows(string table) => _rows[table];

    /// <summary>Writes these bytes in place of the rows.</summary>
    public SmallJourney Replace(string table, byte[] content)
    {
        _replaced[table] = content;
        return this;
    }

    public SmallJourney Replace(string table, string content) => Replace(table, Encoding.UTF8.GetBytes(content));

    public SmallJourney Omit(string table)
    {
        _replaced[table] = null;
        return this;
    }

    /// <summary>The file of a table, fields quoted only where they must be.</summary>
    /// <param name="table">The table.</param>
    /// <param name="order">Column indexes in file order; null: as published.</param>
    public CsvText Text(string table, int[]? order = null)
    {
        IEnumerable<string[]> lines = [Header(table), .. Rows(table)];
        return new CsvText(lines.Select(fields => string.Join(',', (order?.Select(column => fields[column]) ?? fields).Select(Quote))));
    }

    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string table in Tables)
        {
            byte[]? content = _replaced.TryGetValue(table, out byte[]? replaced) ? replaced : Text(table).ToBytes();
            if (content is not null)
                File.WriteAllBytes(Path.Combine(folder, table + ".csv"), content);
        }
    }

    public static string Quote(string content) =>
        content.Contains(',') || content.StartsWith('"') ? "\"" + content.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : content;

    string[] Transaction(string product) =>
    [
        Text(1 + Below(20)), Text(26_984_851_472L + Below(30)), Text(1 + Below(711)), product, Pick("0", "1", "2", "89638"),
        Money(84_000), Text(Below(34_281)), Money(400, -900), Text((Below(24) * 100) + Below(60)), Text(1 + Below(102)),
        Pick("0.00", Money(1, -200)), Pick("0.00", Money(1, -200)),
    ];

    string Money(int most, int least = 0) => (_random.Next(least, most) / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    int Below(int limit) => _random.Next(limit);

    string Pick(params string[] choices) => choices[Below(choices.Length)];

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    static List<string[]> Draw(int rows, Func<int, string[]> row) => [.. Enumerable.Range(0, rows).Select(row)];
}
