using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>How many households are in each RFM segment, and what are they worth?</summary>
static class RfmSegments
{
    public const string Name = "rfm_segments";

    const int Bins = 5;

    public static RfmSegmentsResult Build(QueryContext context, RfmOptions options)
    {
        var totals = HouseholdTotals.Build(context, new CleanRules(context.Data, options.Cleaning, options.AsOfDay), HouseholdMeasures.Basics);
        var scores = RfmScores.Build(totals, options);
        var households = new int[Bins];
        var sales = new long[Bins];
        var baskets = new long[Bins];
        for (int i = 0; i < totals.Households.Length; i++)
        {
            int bin = scores.Bin(i) - 1;
            households[bin]++;
            sales[bin] += totals.Sales[i];
            baskets[bin] += totals.Baskets[i];
        }

        int[] present = [.. Enumerable.Range(0, Bins).Where(bin => households[bin] > 0)];
        T[] Pick<T>(T[] values) => Array.ConvertAll(present, bin => values[bin]);
        return new RfmSegmentsResult(
            context.Describe(Name, options.Cleaning.ToString(), options.Describe()), Array.ConvertAll(present, bin => bin + 1), Pick(households), Pick(sales), Pick(baskets));
    }
}
