using System.Collections.Frozen;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>Names under which the columns of the tables circulate, the likeliest first, as <see cref="LooseName"/> has them.</summary>
static class ColumnSynonyms
{
    /// <summary>Names of the price of one unit.</summary>
    public static readonly string[] UnitPrice = ["unitprice", "priceperunit", "itemprice", "price", "sellingprice", "retailprice"];

    /// <summary>Names that mean the same in every table.</summary>
    static readonly FrozenDictionary<string, string[]> Everywhere = new Dictionary<string, string[]>
    {
        ["household_key"] =
        [
            "householdid", "household", "householdno", "hshdnum", "hhkey", "hhid", "customerid", "customer", "customerkey", "customerno",
            "customernumber", "customercode", "custid", "custcode", "custno", "cust", "clientid", "client", "userid", "user", "memberid",
            "member", "membershipid", "cardid", "cardno", "cardnumber", "loyaltyid", "shopperid", "buyerid", "accountid", "panelistid",
            "panid",
        ],
        ["product_id"] =
        [
            "product", "productcode", "productkey", "productno", "prodcode", "prodid", "itemid", "item", "itemcode", "itemno", "stockcode",
            "sku", "skuid", "upc", "ean", "gtin", "barcode", "article", "articleid", "articleno", "articlenumber", "plu", "productname",
            "itemname", "itemdescription",
        ],
        ["store_id"] =
            ["store", "storecode", "storekey", "storeno", "storenumber", "shopid", "shop", "outletid", "outlet", "branchid", "branch"],
        ["week_no"] = ["week", "weekno", "weeknumber", "weeknum"],
        ["campaign"] = ["campaignid", "campaignkey", "campaignno", "campaignnumber"],
        ["coupon_upc"] = ["couponid", "couponcode", "coupon", "promocode"],
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, string[]> InTransactions = new Dictionary<string, string[]>
    {
        ["basket_id"] =
        [
            "basket", "invoiceid", "invoice", "invoiceno", "invoicenumber", "orderid", "order", "orderno", "ordernumber", "transactionid",
            "transaction", "transactionno", "transactionnumber", "transid", "transno", "receiptid", "receipt", "receiptno", "ticketid",
            "ticket", "ticketno", "billno", "billid", "bonid", "cartid", "visitid", "tripid", "sessionid",
        ],
        ["day"] =
        [
            "dayno", "daynumber", "date", "invoicedate", "transactiondate", "transdate", "transdt", "orderdate", "purchasedate", "saledate",
            "salesdate", "shopdate", "dateofpurchase", "dt", "datetime", "timestamp", "transactiontimestamp", "transactiondatetime",
            "orderdatetime", "orderedat", "createdat",
        ],
        ["quantity"] =
        [
            "qty", "quantitypurchased", "quantitysold", "units", "unitssold", "numberofunits", "numberofitems", "itemcount", "pieces",
            "numberofcds",
        ],
        ["sales_value"] =
        [
            "sales", "salesamount", "salesamt", "saleamount", "amount", "amt", "totalamount", "totalsales", "totalprice", "total",
            "linetotal", "lineamount", "spend", "totalspend", "revenue", "turnover", "dollarvalue", "dollarsales", "dollars", "netsales",
            "grosssales", "netamount", "extendedprice", "value", "paid",
        ],
        ["retail_disc"] = ["retaildiscount", "discount", "discountamount", "disc", "loyaltydiscount"],
        ["trans_time"] = ["time", "transactiontime", "timeofday", "shoptime", "saletime", "purchasetime"],
        ["coupon_disc"] = ["coupondiscount"],
        ["coupon_match_disc"] = ["couponmatchdiscount"],
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, FrozenDictionary<string, string[]>> ByTable =
        new Dictionary<string, FrozenDictionary<string, string[]>>
        {
            [CompleteJourney.TransactionData.Name] = InTransactions,
            [CompleteJourney.CausalData.Name] = Columns(
                ("display", ["displaylocation", "displaycode"]), ("mailer", ["mailerlocation", "mailercode"])),
            [CompleteJourney.Products.Name] = Columns(
                ("manufacturer", ["manufacturerid", "manufacturerno", "vendorid", "supplierid"]),
                ("department", ["departmentname", "dept", "division"]), ("brand", ["brandtype", "brandname"]),
                ("commodity_desc", ["commodity", "productcategory", "category", "categoryname", "productgroup"]),
                ("sub_commodity_desc", ["subcommodity", "producttype", "subcategory", "productsubcategory"]),
                ("curr_size_of_product", ["packagesize", "packsize", "productsize", "size"])),
            [CompleteJourney.Demographics.Name] = Columns(
                ("age_desc", ["age", "agegroup", "agerange", "classification1"]),
                ("marital_status_code", ["maritalstatus", "marital", "classification2"]),
                ("income_desc", ["income", "incomegroup", "incomerange", "classification3"]),
                ("homeowner_desc", ["homeownership", "homeowner"]),
                ("hh_comp_desc", ["householdcomp", "householdcomposition", "hhcomposition", "hhcomp", "classification5"]),
                ("household_size_desc", ["householdsize", "hhsize", "familysize", "classification4"]),
                ("kid_category_desc", ["kidscount", "kidcategory", "kids", "children", "numberofchildren"])),
            [CompleteJourney.Campaigns.Name] = Columns(
                ("description", ["campaigntype", "campaigndescription", "type"]), ("start_day", ["startdate", "start", "validfrom"]),
                ("end_day", ["enddate", "end", "validto"])),
            [CompleteJourney.CampaignHouseholds.Name] = Columns(("description", ["campaigntype", "campaigndescription"])),
            [CompleteJourney.Redemptions.Name] = Columns(("day", ["date", "redemptiondate", "redemptionday", "redeemedat"])),
        }.ToFrozenDictionary();

    static readonly FrozenSet<string> All =
    [
        .. CompleteJourney.Tables.SelectMany(table => table.Columns.SelectMany(column => NamesOf(table, column))), .. UnitPrice,
    ];

    /// <summary>Loose names of a column of a table: its own, then others.</summary>
    public static IEnumerable<string> NamesOf(TableSpec table, ColumnSpec column) =>
    [
        LooseName.Of(column.Name),
        .. ByTable.GetValueOrDefault(table.Name)?.GetValueOrDefault(column.Name) ?? [],
        .. Everywhere.GetValueOrDefault(column.Name) ?? [],
    ];

    /// <summary>Whether a name is that of a column of any table.</summary>
    public static bool IsKnown(string name) => All.Contains(LooseName.Of(name));

    static FrozenDictionary<string, string[]> Columns(params (string Column, string[] Names)[] columns) =>
        columns.ToFrozenDictionary(entry => entry.Column, entry => entry.Names);
}
