using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>Results as rows of cells, read from the typed rows and from the columns; both must show the same.</summary>
static class MartRows
{
    /// <summary>Every cell equal in type and value, doubles in every bit.</summary>
    public static void Equal(IReadOnlyList<object?[]> expected, IReadOnlyList<object?[]> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int row = 0; row < expected.Count; row++)
            Assert.Equal(expected[row].Select(Exact), actual[row].Select(Exact));
    }

    public static List<object?[]> Of(HouseholdSalesResult result) => Both(result, result.Select(row => (object?[])[row.HouseholdKey, row.TotalSales.Value]));

    public static List<object?[]> Of(RfmResult result) => Both(result, result.Select(row => (object?[])
    [
        row.HouseholdKey, row.Baskets, row.FirstDay, row.LastDay, row.TotalSales.Value, row.Units,
        row.RecencyScore, row.FrequencyScore, row.MonetaryScore, row.RfmScore, row.RfmBins,
    ]));

    public static List<object?[]> Of(RfmSegmentsResult result) => Both(result, result.Select(row => (object?[])
    [
        row.RfmBins, row.Households, row.Sales.Value, row.ShareOfSales, row.AverageSales, row.AverageBaskets,
    ]));

    public static List<object?[]> Of(HouseholdSummaryResult result) => Both(result, result.Select(row => (object?[])
    [
        row.Index, row.HouseholdKey, row.Age45Plus, row.Income50KPlus, row.SingleCoupleFamily, row.HasKids, row.IsSingle, row.IsCouple,
        row.RecencyScore, row.FrequencyScore, row.MonetaryScore, row.RfmScore, row.RfmBins, .. Cells(row.Sections), row.TotalSales.Value,
    ]));

    public static List<object?[]> Of(DailySpendResult result) => Both(result, result.Select(row => (object?[])
    [
        row.Index, row.Day, row.HouseholdKey, .. Cells(row.Sections), row.TotalSales.Value,
    ]));

    public static List<object?[]> Of(HouseholdMetricsResult result) => Both(result, result.Select(row => (object?[])
    [
        row.HouseholdKey, row.TotalSpend.Value, row.TotalLoyalty.Value, row.TotalCoupon.Value, row.TotalCouponMatch.Value, row.TotalQuantity, row.Baskets, row.UniqueProducts,
        row.FirstPurchase, row.LastPurchase, row.AverageBasketSpend, row.AverageItemCost, row.DaysBetweenPurchases,
    ]));

    public static List<object?[]> Of(AssociationRulesResult result) => Both(result, result.Select(row => (object?[])
    [
        row.Level switch { ItemLevel.SubCommodity => "sub-commodity", var level => level.ToString().ToLowerInvariant() },
        row.Level == ItemLevel.Product && result.Frame.Columns[1].Values is int[] ? (object)Id(row.Antecedent[0]) : string.Join("; ", row.Antecedent),
        row.Level == ItemLevel.Product ? (object)Id(row.Consequent) : row.Consequent,
        row.Counts.Baskets, row.Counts.Antecedent, row.Counts.Consequent, row.Counts.Pair,
        row.Counts.Support, row.Counts.Confidence, row.Counts.Lift, row.Counts.Leverage, row.Counts.Conviction, row.Counts.Zhang,
        row.Counts.Jaccard, row.Counts.Cosine, row.Counts.Kulczynski,
    ]));

    public static List<object?[]> Of(RecommendationsResult result) => Both(result, result.Select(row => (object?[])
    [
        row.HouseholdKey, row.Rank, result.Frame.Columns.Single(column => column.Name == "item").Values is int[] ? (object)Id(row.Item) : row.Item, row.Score, row.Popularity, row.IsFallback,
        string.Join("; ", row.Anchors.Select(anchor => anchor.Item)),
    ]));

    public static List<object?[]> Of(EvaluationResult result) => Both(result, result.Select(row => (object?[])
    [
        row.Level switch { ItemLevel.SubCommodity => "sub-commodity", var level => level.ToString().ToLowerInvariant() }, row.Model, row.Length, row.Households, row.HouseholdsWithRelevant,
        row.Precision, row.Recall, row.Ndcg, row.HitRate, row.Coverage,
    ]));

    public static List<object?[]> Of(PromotionExposureResult result) => Both(result, result.Select(row => (object?[])[row.IsDisplayed, row.IsMailed, row.Lines, row.Units, row.SalesValue.Value, row.ShareOfSales]));

    public static List<object?[]> Of(HouseholdPromotionResult result) =>
        Both(result, result.Select(row => (object?[])[row.HouseholdKey, row.Lines, row.PromotedLines, row.SalesValue.Value, row.PromotedSales.Value, row.PromotedShare]));

    public static List<object?[]> Of(PromotionLiftResult result) => Both(result, result.Select(row => (object?[])
    [
        Words.Of(row.Level), row.Level == ItemLevel.Product ? (object)Id(row.Item) : row.Item, row.Promotion, row.PromotedStoreWeeks, row.PromotedUnits, row.PromotedSales.Value,
        row.BaselineStoreWeeks, row.BaselineUnits, row.BaselineSales.Value, row.Lift,
    ]));

    public static List<object?[]> Of(DailyCampaignSalesResult result) => Both(result, result.Select(row => (object?[])[row.Index, row.CampaignId, row.Day, row.Date, row.SalesValue.Value]));

    public static List<object?[]> Of(CampaignSummaryResult result) => Both(result, result.Select(row => (object?[])
    [
        row.CampaignId, row.Description, row.FirstDay, row.LastDay, row.Duration, row.ListedProducts, row.Households, row.Redemptions, row.RedeemingHouseholds,
        row.Total.Sales.Value, row.Before.Sales.Value, row.During.Sales.Value, row.After.Sales.Value,
        row.Total.DailyAverage, row.Before.DailyAverage, row.During.DailyAverage, row.After.DailyAverage,
    ]));

    public static List<object?[]> Of(CampaignEffectResult result) => Both(result, result.Select(row => (object?[])
    [
        row.CampaignId, Words.Of(row.Group), row.Households, row.Before.Days, row.During.Days, row.After.Days, row.Before.Sales.Value, row.During.Sales.Value, row.After.Sales.Value,
        row.Before.DailyAveragePer(row.Households), row.During.DailyAveragePer(row.Households), row.After.DailyAveragePer(row.Households), row.Change, row.DifferenceInDifferences,
    ]));

    public static List<object?[]> Of(CampaignRedemptionResult result) => Both(result, result.Select(row => (object?[])
    [
        row.CampaignId, row.TargetedHouseholds, row.RedeemingHouseholds, row.TargetedRedeemers, row.RedemptionRate, row.Redemptions, row.RedeemedLines, row.RedeemedSales.Value,
        row.CouponDiscount.Value, row.CouponMatchDiscount.Value, row.DiscountCost.Value,
    ]));

    public static List<object?[]> Of(CampaignOverlapResult result) =>
        Both(result, result.Select(row => (object?[])[row.CampaignA, row.CampaignB, row.SharedHouseholds, row.SharedProducts, row.SharedDays]));

    static int Id(string item) => int.Parse(item, System.Globalization.CultureInfo.InvariantCulture);

    static List<object?[]> Both(JourneyResult result, IEnumerable<object?[]> typed)
    {
        List<object?[]> rows = [.. typed];
        var columns = result.Frame.Columns;
        Equal(rows, [.. Enumerable.Range(0, result.Frame.Rows).Select(row => columns.Select(column => column.Values.GetValue(row)).ToArray())]);
        return rows;
    }

    static IEnumerable<object?> Cells(SectionSales sections) => SectionSales.Names.Select(name => (object?)sections[name].Value);

    static object? Exact(object? cell) => cell is double ratio ? $"{ratio:R} {BitConverter.DoubleToInt64Bits(ratio):x16}" : cell;
}
