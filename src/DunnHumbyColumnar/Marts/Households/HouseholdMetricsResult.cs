using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>One household's shopping figures over the clean view. Sums of discounts keep their sign.</summary>
/// <param name="HouseholdKey">The household.</param>
/// <param name="TotalSpend">Sum of SALES_VALUE.</param>
/// <param name="TotalLoyalty">Sum of RETAIL_DISC.</param>
/// <param name="TotalCoupon">Sum of COUPON_DISC.</param>
/// <param name="TotalCouponMatch">Sum of COUPON_MATCH_DISC.</param>
/// <param name="TotalQuantity">Sum of QUANTITY.</param>
/// <param name="Baskets">Distinct baskets.</param>
/// <param name="UniqueProducts">Distinct products.</param>
/// <param name="FirstPurchase">First purchase day.</param>
/// <param name="LastPurchase">Last purchase day.</param>
/// <param name="AverageBasketSpend">TotalSpend / Baskets, in currency units.</param>
/// <param name="AverageItemCost">TotalSpend / TotalQuantity, in currency units; null if the quantity is 0.</param>
/// <param name="DaysBetweenPurchases">Mean gap between distinct purchase days; null for a single day.</param>
public readonly record struct HouseholdMetricsRow(
    int HouseholdKey, Cents TotalSpend, Cents TotalLoyalty, Cents TotalCoupon, Cents TotalCouponMatch, long TotalQuantity, int Baskets, int UniqueProducts,
    int FirstPurchase, int LastPurchase, double? AverageBasketSpend, double? AverageItemCost, double? DaysBetweenPurchases);

/// <summary>household_metrics: every household of the clean view, in ascending household_key.</summary>
public sealed class HouseholdMetricsResult : JourneyResult<HouseholdMetricsRow>
{
    readonly int[] _keys;
    readonly HouseholdTotals _totals;

    internal HouseholdMetricsResult(ResultMetadata metadata, int[] keys, HouseholdTotals totals)
        : base(metadata)
    {
        _keys = keys;
        _totals = totals;
    }

    /// <inheritdoc/>
    public override int Count => _keys.Length;

    /// <summary>The household's row, or null if it is not in the clean view.</summary>
    public HouseholdMetricsRow? Find(int householdKey) => HouseholdKeys.Find(_keys, householdKey) is { } index ? RowAt(index) : null;

    private protected override HouseholdMetricsRow RowAt(int index) => new(
        _keys[index], new Cents(_totals.Sales[index]), new Cents(_totals.Loyalty[index]), new Cents(_totals.Coupons[index]), new Cents(_totals.CouponMatches[index]),
        _totals.Units[index], _totals.Baskets[index], _totals.Products[index], _totals.FirstDays[index], _totals.LastDays[index],
        BasketSpend(index), ItemCost(index), Gap(index));

    private protected override ResultFrame CreateFrame()
    {
        double?[] Each(Func<int, double?> value) => [.. Enumerable.Range(0, Count).Select(value)];
        return new(
        [
            ResultColumn.Int32("household_key", _keys),
            ResultColumn.Money("total_spend", _totals.Sales),
            ResultColumn.Money("total_loyalty", _totals.Loyalty),
            ResultColumn.Money("total_coupon", _totals.Coupons),
            ResultColumn.Money("total_coupon_match", _totals.CouponMatches),
            ResultColumn.Int64("total_quantity", _totals.Units),
            ResultColumn.Int32("num_baskets", _totals.Baskets),
            ResultColumn.Int32("unique_products", _totals.Products),
            ResultColumn.Int32("first_purchase", _totals.FirstDays),
            ResultColumn.Int32("last_purchase", _totals.LastDays),
            ResultColumn.Double("avg_basket_spend", Each(BasketSpend)),
            ResultColumn.Double("avg_item_cost", Each(ItemCost)),
            ResultColumn.Double("days_between_purchases", Each(Gap)),
        ]);
    }

    double? BasketSpend(int index) => Ratio.Of(_totals.Sales[index], _totals.Baskets[index]) / 100;

    double? ItemCost(int index) => Ratio.Of(_totals.Sales[index], _totals.Units[index]) / 100;

    double? Gap(int index) => Ratio.Of(_totals.LastDays[index] - _totals.FirstDays[index], _totals.PurchaseDays[index] - 1);
}
