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
