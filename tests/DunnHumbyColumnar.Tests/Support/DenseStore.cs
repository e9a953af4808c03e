using System.Globalization;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>
/// A store with one basket of 1,000 products of as many commodities and one of a single product on another day: 999,000 rules, each with a
/// confidence of 1 or a half.
/// </summary>
public sealed class DenseStore : IDisposable
{
    public const int Items = 1_000;

    /// <summary>All tables but association_rules fit it, and the recommendations of all households.</summary>
    public const long Budget = 96L << 20;

    readonly TemporaryFolder _folder = new();

    public DenseStore()
    {
        string csv = _folder["csv"];
        Directory.CreateDirectory(csv);
        var items = Enumerable.Range(1, Items).Select(i => i.ToString(CultureInfo.InvariantCulture));
        Write(
            "transaction_data",
            "household_key,BASKET_ID,DAY,PRODUCT_ID,QUANTITY,SALES_VALUE,STORE_ID,RETAIL_DISC,TRANS_TIME,WEEK_NO,COUPON_DISC,"
            + "COUPON_MATCH_DISC",
            [.. items.Select(i => $"1,30000000001,200,{i},1,1.00,300,0,900,30,0,0"), "1,30000000002,300,1,1,1.00,300,0,900,44,0,0"]);
        Write("causal_data", "PRODUCT_ID,STORE_ID,WEEK_NO,display,mailer", ["1,300,30,5,A"]);
        Write(
            "product", "PRODUCT_ID,MANUFACTURER,DEPARTMENT,BRAND,COMMODITY_DESC,SUB_COMMODITY_DESC,CURR_SIZE_OF_PRODUCT",
            items.Select(i => $"{i},1,GROCERY,National,C{i},S{i},1 OZ"));
        Write(
            "hh_demographic",
            "AGE_DESC,MARITAL_STATUS_CODE,INCOME_DESC,HOMEOWNER_DESC,HH_COMP_DESC,HOUSEHOLD_SIZE_DESC,KID_CATEGORY_DESC,household_key",
            ["45-54,A,50-74K,Homeowner,2 Adults No Kids,2,None/Unknown,1"]);
        Write("campaign_desc", "DESCRIPTION,CAMPAIGN,START_DAY,END_DAY", ["TypeA,1,210,220"]);
        Write("campaign_table", "DESCRIPTION,household_key,CAMPAIGN", ["TypeA,1,1"]);
        Write("coupon", "COUPON_UPC,PRODUCT_ID,CAMPAIGN", ["51111000000,1,1"]);
        Write("coupon_redempt", "household_key,DAY,COUPON_UPC,CAMPAIGN", ["1,214,51111000000,1"]);
        Journey.IngestAsync(csv, Store).GetAwaiter().GetResult();

        void Write(string table, string header, IEnumerable<string> rows) =>
            File.WriteAllLines(Path.Combine(csv, table + ".csv"), [header, .. rows]);
    }

    public string Store => _folder["store"];

    public void Dispose() => _folder.Dispose();
}
