using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>One household's shopping figures over the clean view. Sums of discounts keep their sign.</summary>
/// <param name="HouseholdKey">The household.</param>
/// <param name="Sales">Sum of SALES_VALUE.</param>
/// <param name="TotalLoyalty">Sum of RETAIL_DISC, sign kept.</param>
/// <param name="TotalCoupon">Sum of COUPON_DISC, sign kept.</param>
/// <param name="TotalCouponMatch">Sum of COUPON_MATCH_DISC, sign kept.</param>
/// <param name="TotalQuantity">Sum of QUANTITY.</param>
/// <param name="Baskets">Distinct baskets.</param>
/// <param name="UniqueProducts">Distinct products.</param>
/// <param name="FirstPurchase">First purchase day.</param>
/// <param name="LastPurchase">Last purchase day.</param>
/// <param name="AverageBasketSpend">total_spend / num_baskets.</param>
/// <param name="AverageItemCost">total_spend / total_quantity; null if the quantity is 0.</param>
/// <param name="DaysBetweenPurchases">Mean gap between distinct purchase days; null for a single day.</param>
public readonly record struct HouseholdMetricsRow(
    int HouseholdKey, Cents Sales, Cents TotalLoyalty, Cents TotalCoupon, Cents TotalCouponMatch, long TotalQuantity,
    int Baskets, int UniqueProducts, int FirstPurchase, int LastPurchase, double? AverageBasketSpend, double? AverageItemCost,
    double? DaysBetweenPurchases);

/// <summary>household_metrics: every household of the clean view, in ascending household_key.</summary>
public sealed class HouseholdMetricsResult : JourneyResult<HouseholdMetricsRow>
{
    internal static readonly TableSchema Schema = new(
        "household_metrics", "How does each household shop: spend, discounts, baskets, variety, rhythm?", "household_key",
        [
            ColumnSchema.Household,
            ColumnSchema.Money("total_spend", "Sum of SALES_VALUE.", "3224.93"),
            ColumnSchema.Money("total_loyalty", "Sum of RETAIL_DISC, sign kept.", "-472.59"),
            ColumnSchema.Money("total_coupon", "Sum of COUPON_DISC, sign kept.", "-50.11"),
            ColumnSchema.Money("total_coupon_match", "Sum of COUPON_MATCH_DISC, sign kept.", "-8.69"),
            ColumnSchema.WideNumber("total_quantity", "Sum of QUANTITY.", 1529, "units"),
            ColumnSchema.Number("num_baskets", "Distinct baskets.", 68, "baskets"),
            ColumnSchema.Number("unique_products", "Distinct products.", 706, "products"),
            ColumnSchema.Number("first_purchase", "First purchase day.", 114, "day"),
            ColumnSchema.Number("last_purchase", "Last purchase day.", 706, "day"),
            ColumnSchema.Ratio("avg_basket_spend", "total_spend / num_baskets.", "47.42", "currency units"),
            ColumnSchema.Ratio("avg_item_cost", "total_spend / total_quantity; null if the quantity is 0.", "2.11", "currency units"),
            ColumnSchema.Ratio("days_between_purchases", "Mean gap between distinct purchase days; null for a single day.", "8.84", "days"),
        ]);

    HouseholdMetricsResult(ResultMetadata metadata, ResultFrame frame)
        : base(metadata, frame)
    {
    }

    /// <summary>The household's row, or null if it is not in the clean view.</summary>
    public HouseholdMetricsRow? Find(int householdKey) => RowOf("household_key", householdKey) is { } row ? RowAt(row) : null;

    internal static HouseholdMetricsResult Restore(ResultMetadata metadata, ResultFrame stored) => new(metadata, stored);

    internal static HouseholdMetricsResult Build(QueryContext context, CleaningProfile? cleaning)
    {
        var totals = HouseholdTotals.Build(context, new CleanRules(context.Data, cleaning, null), HouseholdMeasures.Purchases);
        double?[] Each(Func<int, double?> value) => [.. Enumerable.Range(0, totals.Households.Length).Select(value)];
        return new(
            context.DescribeClean(Schema, cleaning, "none"),
            Schema.ToFrame(
                HouseholdKeys.From(context.Data, totals.Households), totals.Sales, totals.Loyalty, totals.Coupons, totals.CouponMatches,
                totals.Units,
                totals.Baskets, totals.Products, totals.FirstDays, totals.LastDays,
                Each(i => Ratio.Divide(totals.Sales[i], totals.Baskets[i]) / 100),
                Each(i => Ratio.Divide(totals.Sales[i], totals.Units[i]) / 100),
                Each(i => Ratio.Divide(totals.LastDays[i] - totals.FirstDays[i], totals.PurchaseDays[i] - 1))));
    }

    private protected override HouseholdMetricsRow RowAt(int index)
    {
        var cells = Cells(index);
        return new(
            cells.Number(), cells.Money(), cells.Money(), cells.Money(), cells.Money(), cells.WideNumber(), cells.Number(), cells.Number(),
            cells.Number(), cells.Number(), cells.Ratio(), cells.Ratio(), cells.Ratio());
    }
}
