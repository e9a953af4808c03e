using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// By campaign the number, sales and discounts of its redeemed lines: the clean lines of a product that the household redeemed a coupon for
/// on the day of the line.
/// </summary>
static class RedeemedLines
{
    /// <summary>Bytes of a product in a set of those redeemed on a day.</summary>
    const int BytesPerProduct = 48;

    public static (int Lines, long Sales, long Coupons, long Matches)[] Build(
        QueryContext context, CleaningProfile? cleaning, CampaignCatalog catalog)
    {
        var coupons = catalog.RedeemedCoupons(context.Data);
        context.Memory.Reserve(
            "the redeemed products", BytesPerProduct * catalog.Redemptions.Sum(use => (long)coupons[(use.Coupon, use.Campaign)].Count));
        var uses = catalog.Redemptions.GroupBy(use => (use.Household, use.Day, use.Campaign))
            .ToLookup(
                day => (day.Key.Household, day.Key.Day),
                day => (day.Key.Campaign, Products: day.SelectMany(use => coupons[(use.Coupon, use.Campaign)]).ToHashSet()));
        var rules = new CleanRules(context.Data, cleaning, null);
        var households = HouseholdTotals.Build(context, rules, HouseholdMeasures.Basics).Households
            .Intersect(catalog.Redemptions.Select(use => use.Household)).ToHashSet();
        var sums = new (int Lines, long Sales, long Coupons, long Matches)[catalog.Products.Length];
        var table = context.Data.Transactions;
        var (lines, discounts, matches) = (
            new CleanLines(rules), new ColumnCursor<int>(table["coupon_disc"]), new ColumnCursor<int>(table["coupon_match_disc"]));
        foreach (var range in context.Data.HouseholdRanges)
        {
            if (!households.Contains(range.Household) || !lines.Read(range))
                continue;
            lines.Days(out var ends, out var days);
            for (int run = 0, start = 0; run < days.Length; start = ends[run++])
            {
                foreach (var (campaign, products) in uses[(range.Household, days[run])])
                {
                    for (int line = start; line < ends[run]; line++)
                        if (lines.Mask[line] != 0 && products.Contains(lines.Products[line]))
                            Add(
                                ref sums[campaign], lines.Sales[line], discounts.Values(range.Batch, lines.Start, lines.End)[line],
                                matches.Values(range.Batch, lines.Start, lines.End)[line]);
                }
            }
        }

        return sums;
    }

    static void Add(ref (int Lines, long Sales, long Coupons, long Matches) sum, int sales, int coupon, int match) =>
        sum = (sum.Lines + 1, sum.Sales + sales, sum.Coupons + coupon, sum.Matches + match);
}
