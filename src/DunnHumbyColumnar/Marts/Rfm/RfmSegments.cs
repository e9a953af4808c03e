using System.Collections.Immutable;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>The households of one RFM segment over the clean view.</summary>
/// <param name="RfmBins">Segment 1 (lowest scores) to 5.</param>
/// <param name="Households">Households of the segment.</param>
/// <param name="Sales">Their sales.</param>
/// <param name="ShareOfSales">Their share of the sales of all segments, 0..1; null if those are 0.</param>
/// <param name="AverageSales">Sales per household.</param>
/// <param name="AverageBaskets">Baskets per household.</param>
public readonly record struct RfmSegmentRow(
    int RfmBins, int Households, Cents Sales, double? ShareOfSales, double? AverageSales, double? AverageBaskets);

/// <summary>rfm_segments: one row per segment that has a household, in ascending rfm_bins.</summary>
public sealed class RfmSegmentsResult : RowResult<RfmSegmentRow>
{
    internal static readonly RowSchema<RfmSegmentRow> Schema = new(
        "rfm_segments", "How many households are in each RFM segment, and what are they worth?", "rfm_bins",
        [
            new("rfm_bins", row => row.RfmBins, "Segment 1 (lowest scores) to 5.", 5),
            new("households", row => row.Households, "Households of the segment.", 328, "households"),
            new("sales", row => row.Sales, "Their sales.", "2657153.32"),
            new("share_of_sales", row => row.ShareOfSales, "Their share of the sales of all segments, 0..1; null if those are 0.", "0.389"),
            new("avg_sales", row => row.AverageSales, "Sales per household.", "8101.08", "currency units"),
            new("avg_baskets", row => row.AverageBaskets, "Baskets per household.", "266.63", "baskets"),
        ],
        read: (ref RowReader cells) =>
            new(cells.Number(), cells.Number(), cells.Money(), cells.Ratio(), cells.Ratio(), cells.Ratio()));

    const int Bins = 5;

    RfmSegmentsResult(ResultMetadata metadata, ImmutableArray<RfmSegmentRow> rows)
        : base(metadata, Schema, rows)
    {
    }

    /// <summary>The row of a segment, or null if it has no household.</summary>
    public RfmSegmentRow? Find(int rfmBins) => this.FirstOrNull(row => row.RfmBins == rfmBins);

    internal static RfmSegmentsResult Restore(ResultMetadata metadata, ResultFrame stored) => new(metadata, Schema.FromFrame(stored));

    internal static RfmSegmentsResult Build(QueryContext context, RfmOptions options)
    {
        options.Validate();
        var rules = new CleanRules(context.Data, options.Cleaning, options.AsOfDay);
        var totals = HouseholdTotals.Build(context, rules, HouseholdMeasures.Basics);
        var scores = RfmScores.Build(totals, options, rules.Profile);
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

        long total = sales.Sum();
        var rows = Enumerable.Range(0, Bins).Where(bin => households[bin] > 0).Select(bin => new RfmSegmentRow(
            bin + 1, households[bin], new Cents(sales[bin]), Ratio.Divide(sales[bin], total),
            Ratio.Divide(sales[bin], households[bin]) / 100, Ratio.Divide(baskets[bin], households[bin])));
        return new(context.DescribeClean(Schema, options.Cleaning, options.Describe(), options.AsOfDay), [.. rows]);
    }
}
