using System.Collections.Immutable;

namespace DunnHumbyColumnar.Columns;

/// <summary>The eight tables of "The Complete Journey" as data: the only place where their CSV headers are named.</summary>
static class CompleteJourney
{
    public const string Household = "household";
    public const string Product = "product";
    public const string Store = "store";
    public const string Basket = "basket";
    public const string Campaign = "campaign";

    public static readonly TableSpec TransactionData = new(
        "transaction_data",
        [
            Id("household_key", Household), WideId("BASKET_ID", Basket), Day("DAY"), Id("PRODUCT_ID", Product), Number("QUANTITY"),
            Money("SALES_VALUE"), StoreId("STORE_ID"), Money("RETAIL_DISC"), TimeOfDay("TRANS_TIME"), Week("WEEK_NO"),
            Money("COUPON_DISC"), Money("COUPON_MATCH_DISC"),
        ],
        ["household_key", "day", "basket_id", "product_id"]);

    public static readonly TableSpec CausalData = new(
        "causal_data",
        [
            Id("PRODUCT_ID", Product), StoreId("STORE_ID"), Week("WEEK_NO"), Symbol("causal_data", "display"),
            Symbol("causal_data", "mailer"),
        ],
        ["product_id", "week_no", "mailer", "display", "store_id"]);

    public static readonly TableSpec Products = new(
        "product",
        [
            Id("PRODUCT_ID", Product), Number("MANUFACTURER"), Text("product", "DEPARTMENT"), Text("product", "BRAND"),
            Text("product", "COMMODITY_DESC"), Text("product", "SUB_COMMODITY_DESC"), Text("product", "CURR_SIZE_OF_PRODUCT"),
        ],
        ["product_id"],
        "product_id");

    public static readonly TableSpec Demographics = DemographicsWith(
        ["AGE_DESC", "MARITAL_STATUS_CODE", "INCOME_DESC", "HOMEOWNER_DESC", "HH_COMP_DESC", "HOUSEHOLD_SIZE_DESC", "KID_CATEGORY_DESC"]);

    /// <summary>
    /// The anonymised variant of <see cref="Demographics"/>: same file name, other headers, each in the place of the column it stands for.
    /// A file in it is stored as <see cref="Demographics"/>.
    /// </summary>
    public static readonly TableSpec AnonymisedDemographics = DemographicsWith(
        [
            "classification_1", "classification_2", "classification_3", "HOMEOWNER_DESC", "classification_5",
            "classification_4", "KID_CATEGORY_DESC",
        ]);

    public static readonly TableSpec Campaigns = new(
        "campaign_desc",
        [Text("campaign_desc", "DESCRIPTION"), Id("CAMPAIGN", Campaign), Day("START_DAY"), Day("END_DAY")],
        ["campaign"],
        "campaign");

    public static readonly TableSpec CampaignHouseholds = new(
        "campaign_table",
        [Text("campaign_table", "DESCRIPTION"), Id("household_key", Household), Id("CAMPAIGN", Campaign)],
        ["campaign", "household_key"]);

    public static readonly TableSpec Coupons = new(
        "coupon",
        [WideNumber("COUPON_UPC"), Id("PRODUCT_ID", Product), Id("CAMPAIGN", Campaign)],
        ["campaign", "product_id"]);

    public static readonly TableSpec Redemptions = new(
        "coupon_redempt",
        [Id("household_key", Household), Day("DAY"), WideNumber("COUPON_UPC"), Id("CAMPAIGN", Campaign)],
        ["household_key", "day"]);

    /// <summary>The eight tables in definition order, which is also the order in which faults in several files are reported.</summary>
    public static readonly ImmutableArray<TableSpec> Tables =
        [TransactionData, CausalData, Products, Demographics, Campaigns, CampaignHouseholds, Coupons, Redemptions];

    /// <summary>Headers of columns that a file may lack; they are 0 then.</summary>
    public static readonly ImmutableArray<string> AbsentMeansZero = ["COUPON_DISC", "COUPON_MATCH_DISC"];

    /// <summary>Whether a table must have a file; one that need not is empty without.</summary>
    public static bool IsRequired(TableSpec table) => table == TransactionData || table == Products;

    /// <summary>The header sets accepted for a table, its own first: one, or two for the demographics.</summary>
    public static ImmutableArray<TableSpec> VariantsOf(TableSpec table) =>
        table == Demographics ? [Demographics, AnonymisedDemographics] : [table];

    static TableSpec DemographicsWith(string[] attributes) => new(
        "hh_demographic",
        [.. attributes.Select(header => Text("hh_demographic", header)), Id("household_key", Household)],
        ["household_key"],
        "household_key");

    static ColumnSpec Id(string header, string dictionary) => new(header, ColumnKind.Id, dictionary, int.MinValue, int.MaxValue);

    static ColumnSpec WideId(string header, string dictionary) => new(header, ColumnKind.Id, dictionary, long.MinValue, long.MaxValue);

    static ColumnSpec StoreId(string header) => new(header, ColumnKind.Id, Store, 0, ushort.MaxValue);

    static ColumnSpec Number(string header) => new(header, ColumnKind.Number, null, int.MinValue, int.MaxValue);

    static ColumnSpec WideNumber(string header) => new(header, ColumnKind.WideNumber, null, long.MinValue, long.MaxValue);

    static ColumnSpec Money(string header) => new(header, ColumnKind.Money, null, int.MinValue, int.MaxValue);

    static ColumnSpec Day(string header) => new(header, ColumnKind.Day, null, 0, short.MaxValue);

    static ColumnSpec Week(string header) => new(header, ColumnKind.Week, null, 0, byte.MaxValue);

    static ColumnSpec TimeOfDay(string header) => new(header, ColumnKind.TimeOfDay, null, 0, 2359);

    static ColumnSpec Text(string table, string header) => new(header, ColumnKind.Text, table + "." + header.ToLowerInvariant(), 0, 0);

    static ColumnSpec Symbol(string table, string header) => new(header, ColumnKind.Symbol, table + "." + header.ToLowerInvariant(), 0, 0);
}
