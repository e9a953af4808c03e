using System.Globalization;

namespace DunnHumbyColumnar.Web.Tests.Support;

/// <summary>A few rows of each of the eight files, each telling one number: what is read of two writings at once shows.</summary>
sealed class TinyJourney : IDisposable
{
    public const int Households = 6;

    public const int Products = 8;

    const int Baskets = 10;

    readonly TemporaryFolder _folder = new();

    public TinyJourney(int number = 1)
    {
        Directory.CreateDirectory(Csv);
        Write(number);
        Journey.IngestAsync(Csv, Store).GetAwaiter().GetResult();
    }

    public string Csv => _folder["csv"];

    public string Store => _folder["store"];

    public static int Lines => Households * Baskets;

    public string FileOf(string table) => Path.Combine(Csv, table + ".csv");

    /// <summary>Writes the files that tell the number.</summary>
    public void Write(int number)
    {
        string told = number.ToString(CultureInfo.InvariantCulture);
        var lines = Enumerable.Range(0, Lines);
        Put(
            "transaction_data",
            "household_key,BASKET_ID,DAY,PRODUCT_ID,QUANTITY,SALES_VALUE,STORE_ID,RETAIL_DISC,TRANS_TIME,WEEK_NO,"
            + "COUPON_DISC,COUPON_MATCH_DISC",
            lines.Select(i => $"{1 + (i / Baskets)},{26984851472 + (i / 2)},{200 + (i % Baskets / 2 * 7)},{1000 + (i % Products)},1,"
                + $"{told}.00,367,0,1300,{29 + (i % Baskets / 2)},0,0"));
        Put("causal_data", "PRODUCT_ID,STORE_ID,WEEK_NO,display,mailer", ["1000,367,30,5,A", "1001,367,31,0,A"]);
        Put(
            "product",
            "PRODUCT_ID,MANUFACTURER,DEPARTMENT,BRAND,COMMODITY_DESC,SUB_COMMODITY_DESC,CURR_SIZE_OF_PRODUCT",
            Enumerable.Range(0, Products).Select(i => $"{1000 + i},69,GROCERY,National,C{i} N{told},S{i} N{told},N{told}"));
        Put(
            "hh_demographic",
            "AGE_DESC,MARITAL_STATUS_CODE,INCOME_DESC,HOMEOWNER_DESC,HH_COMP_DESC,HOUSEHOLD_SIZE_DESC,KID_CATEGORY_DESC,household_key",
            ["45-54,A,50-74K,Homeowner,2 Adults No Kids,2,None/Unknown,1", "19-24,B,Under 15K,Renter,Single Female,1,None/Unknown,2"]);
        Put("campaign_desc", "DESCRIPTION,CAMPAIGN,START_DAY,END_DAY", [$"N{told},1,210,220"]);
        Put("campaign_table", "DESCRIPTION,household_key,CAMPAIGN", [$"N{told},1,1"]);
        Put("coupon", "COUPON_UPC,PRODUCT_ID,CAMPAIGN", ["51111000000,1000,1"]);
        Put("coupon_redempt", "household_key,DAY,COUPON_UPC,CAMPAIGN", ["1,214,51111000000,1"]);
    }

    public void Dispose() => _folder.Dispose();

    void Put(string table, string header, IEnumerable<string> rows) =>
        File.WriteAllText(FileOf(table), string.Join('\n', [header, .. rows]) + "\n");
}
