namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>Typed rows as cells in column order: typed rows and columns must show the same.</summary>
static class TypedRows
{
    public static void AreTheColumns(HouseholdSalesResult result) =>
        Compare(result, result.Select(row => (object?[])[row.HouseholdKey, row.Sales.Value]));

    public static void AreTheColumns(RfmResult result) => Compare(result, result.Select(row => (object?[])
    [
        row.HouseholdKey, row.Baskets, row.FirstDay, row.LastDay, row.Sales.Value, row.Units,
        row.RecencyScore, row.FrequencyScore, row.MonetaryScore, row.RfmScore, row.RfmBins,
    ]));

    public static void AreTheColumns(RfmSegmentsResult result) => Compare(result, result.Select(row => (object?[])
    [
        row.RfmBins, row.Households, row.Sales.Value, row.ShareOfSales, row.AverageSales, row.AverageBaskets,
    ]));

    public static void AreTheColumns(HouseholdSummaryResult result) => Compare(result, result.Select(row => (object?[])
    [
        row.Index, row.HouseholdKey, row.Age45Plus, row.Income50KPlus, row.SingleCoupleFamily, row.HasKids, row.IsSingle, row.IsCouple,
        row.RecencyScore, row.FrequencyScore, row.MonetaryScore, row.RfmScore, row.RfmBins, .. Cells(row.Sections), row.Sales.Value,
    ]));

    public static void AreTheColumns(DailySpendResult result) => Compare(result, result.Select(row => (object?[])
    [
        row.Index, row.Day, row.HouseholdKey, .. Cells(row.Sections), row.Sales.Value,
    ]));

    public static void AreTheColumns(HouseholdMetricsResult result) => Compare(result, result.Select(row => (object?[])
    [
        row.HouseholdKey, row.Sales.Value, row.TotalLoyalty.Value, row.TotalCoupon.Value, row.TotalCouponMatch.Value,
        row.TotalQuantity, row.Baskets, row.UniqueProducts, row.FirstPurchase, row.LastPurchase, row.AverageBasketSpend,
        row.AverageItemCost, row.DaysBetweenPurchases,
    ]));

    public static void AreTheColumns(AssociationRulesResult result) => Compare(result, result.Select(row => (object?[])
    [
        row.Level switch { ItemLevel.SubCommodity => "sub-commodity", var level => level.ToString().ToLowerInvariant() },
        string.Join("; ", row.Antecedent),
        row.Level == ItemLevel.Product ? (object)Id(row.Consequent) : row.Consequent,
        row.Counts.Baskets, row.Counts.Antecedent, row.Counts.Consequent, row.Counts.Pair,
        row.Counts.Support, row.Counts.Confidence, row.Counts.Lift, row.Counts.Leverage, row.Counts.Conviction, row.Counts.Zhang,
        row.Counts.Jaccard, row.Counts.Cosine, row.Counts.Kulczynski,
    ]));

    public static void AreTheColumns(RecommendationsResult result) => Compare(result, result.Select(row => (object?[])
    [
        row.HouseholdKey, row.Rank,
        result.Frame.Columns.Single(column => column.Name == "item").Values is int[] ? (object)Id(row.Item) : row.Item, row.Score,
        row.Popularity, row.IsFallback, string.Join("; ", row.Anchors.Select(anchor => anchor.Item)),
    ]));

    public static void AreTheColumns(EvaluationResult result) => Compare(result, result.Select(row => (object?[])
    [
        row.Level switch { ItemLevel.SubCommodity => "sub-commodity", var level => level.ToString().ToLowerInvariant() }, row.Model,
        row.Length, row.Households, row.HouseholdsWithRelevant, row.Precision, row.Recall, row.Ndcg, row.HitRate, row.Coverage,
    ]));

    public static void AreTheColumns(PromotionExposureResult result) => Compare(
        result, result.Select(row => (object?[])[row.IsDisplayed, row.IsMailed, row.Lines, row.Units, row.Sales.Value, row.ShareOfSales]));

    public static void AreTheColumns(HouseholdPromotionResult result) =>
        Compare(result, result.Select(row =>
            (object?[])[row.HouseholdKey, row.Lines, row.PromotedLines, row.Sales.Value, row.PromotedSales.Value, row.PromotedShare]));

    public static void AreTheColumns(PromotionLiftResult result) => Compare(result, result.Select(row => (object?[])
    [
        EnumNames.ToKebabCase(row.Level), row.Level == ItemLevel.Product ? (object)Id(row.Item) : row.Item, row.Promotion,
        row.PromotedStoreWeeks, row.PromotedUnits, row.PromotedSales.Value, row.BaselineStoreWeeks, row.BaselineUnits,
        row.BaselineSales.Value, row.Lift,
    ]));

    public static void AreTheColumns(DailyCampaignSalesResult result) =>
        Compare(result, result.Select(row => (object?[])[row.Index, row.CampaignId, row.Day, row.Date, row.Sales.Value]));

    public static void AreTheColumns(CampaignSummaryResult result) => Compare(result, result.Select(row => (object?[])
    [
        row.CampaignId, row.Description, row.FirstDay, row.LastDay, row.Duration, row.ListedProducts, row.Households, row.Redemptions,
        row.RedeemingHouseholds, row.Total.Sales.Value, row.Before.Sales.Value, row.During.Sales.Value, row.After.Sales.Value,
        row.Total.DailyAverage, row.Before.DailyAverage, row.During.DailyAverage, row.After.DailyAverage,
    ]));

    public static void AreTheColumns(CampaignEffectResult result) => Compare(result, result.Select(row => (object?[])
    [
        row.CampaignId, EnumNames.ToKebabCase(row.Group), row.Households, row.Before.Days, row.During.Days, row.After.Days,
        row.Before.Sales.Value, row.During.Sales.Value, row.After.Sales.Value, row.Before.DailyAveragePer(row.Households),
        row.During.DailyAveragePer(row.Households), row.After.DailyAveragePer(row.Households), row.Change, row.DifferenceInDifferences,
    ]));

    public static void AreTheColumns(CampaignRedemptionResult result) => Compare(result, result.Select(row => (object?[])
    [
        row.CampaignId, row.TargetedHouseholds, row.RedeemingHouseholds, row.TargetedRedeemers, row.RedemptionRate, row.Redemptions,
        row.RedeemedLines, row.RedeemedSales.Value, row.CouponDiscount.Value, row.CouponMatchDiscount.Value, row.DiscountCost.Value,
    ]));

    public static void AreTheColumns(CampaignOverlapResult result) =>
        Compare(result, result.Select(row =>
            (object?[])[row.CampaignA, row.CampaignB, row.SharedHouseholds, row.SharedProducts, row.SharedDays]));

    static int Id(string item) => int.Parse(item, System.Globalization.CultureInfo.InvariantCulture);

    static void Compare(JourneyResult result, IEnumerable<object?[]> typed) =>
        MartRows.Equal([.. typed], result, "typed rows and columns of one result");

    static IEnumerable<object?> Cells(SectionSales sections) => SectionSales.Names.Select(name => (object?)sections[name].Value);
}
