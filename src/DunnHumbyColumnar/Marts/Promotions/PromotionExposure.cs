using System.Collections.Immutable;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>The clean lines with one combination of display and mailer.</summary>
/// <param name="IsDisplayed">Whether causal_data has the product on display in the line's store and week.</param>
/// <param name="IsMailed">Whether causal_data has the product in the mailer in the line's store and week.</param>
/// <param name="Lines">Lines.</param>
/// <param name="Units">Their QUANTITY.</param>
/// <param name="Sales">Their sales.</param>
/// <param name="ShareOfSales">Their share of the sales of all four rows, 0..1; null if those are 0.</param>
public readonly record struct PromotionExposureRow(
    bool IsDisplayed, bool IsMailed, long Lines, long Units, Cents Sales, double? ShareOfSales);

/// <summary>
/// promotion_exposure: four rows, not displayed before displayed, within each not mailed before mailed. Lines in stores and weeks
/// that causal_data lacks count as neither.
/// </summary>
public sealed class PromotionExposureResult : RowResult<PromotionExposureRow>
{
    internal static readonly RowSchema<PromotionExposureRow> Schema = new(
        "promotion_exposure", "How much is sold on display and in the mailer?", "displayed, mailed",
        [
            new("displayed", row => row.IsDisplayed, "Whether causal_data has the product on display in the line's store and week."),
            new("mailed", row => row.IsMailed, "Whether causal_data has the product in the mailer in the line's store and week."),
            new("lines", row => row.Lines, "Lines.", 71_890, "lines"),
            new("units", row => row.Units, "Their QUANTITY.", 94_487, "units"),
            new("sales_value", row => row.Sales, "Their sales.", "206523.56"),
            new("share_of_sales", row => row.ShareOfSales, "Their share of the sales of all four rows, 0..1; null if those are 0.", "0.03"),
        ],
        read: (ref RowReader cells) =>
            new(cells.Flag(), cells.Flag(), cells.WideNumber(), cells.WideNumber(), cells.Money(), cells.Ratio()));

    /// <summary>Combinations of the flags in the order of the rows.</summary>
    static readonly int[] Combinations =
        [PromotionLookup.None, PromotionLookup.Mailer, PromotionLookup.Display, PromotionLookup.Display | PromotionLookup.Mailer];

    PromotionExposureResult(ResultMetadata metadata, ImmutableArray<PromotionExposureRow> rows)
        : base(metadata, Schema, rows)
    {
    }

    /// <summary>The row of a combination.</summary>
    public PromotionExposureRow Find(bool displayed, bool mailed) => this[(displayed ? 2 : 0) + (mailed ? 1 : 0)];

    internal static PromotionExposureResult Restore(ResultMetadata metadata, ResultFrame stored) => new(metadata, Schema.FromFrame(stored));

    internal static PromotionExposureResult Build(QueryContext context, PromotionOptions options)
    {
        var totals = PromotionTotals.Build(context, options);
        var (lines, units, sales) = (Sum(totals.Lines), Sum(totals.Units), Sum(totals.Sales));
        long total = sales.Sum();
        var rows = Combinations.Select(flags => new PromotionExposureRow(
            (flags & PromotionLookup.Display) != 0, (flags & PromotionLookup.Mailer) != 0, lines[flags], units[flags],
            new Cents(sales[flags]), Ratio.Divide(sales[flags], total)));
        return new(context.DescribeClean(Schema, options.Cleaning, options.Describe()), [.. rows]);
    }

    static long[] Sum(long[] byHousehold)
    {
        var sums = new long[PromotionLookup.Combinations];
        for (int i = 0; i < byHousehold.Length; i += PromotionLookup.Combinations)
            VectorAdd.Add(byHousehold.AsSpan(i, PromotionLookup.Combinations), sums);
        return sums;
    }
}
