using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>How much of what one household buys is promoted, on display or in the mailer.</summary>
/// <param name="HouseholdKey">The household.</param>
/// <param name="Lines">Its clean lines.</param>
/// <param name="PromotedLines">Those whose product is promoted in the line's store and week.</param>
/// <param name="Sales">Sales of its lines.</param>
/// <param name="PromotedSales">Sales of the promoted ones.</param>
/// <param name="PromotedShare">promoted_sales / sales_value, 0..1; null if the sales are 0.</param>
public readonly record struct HouseholdPromotionRow(
    int HouseholdKey, long Lines, long PromotedLines, Cents Sales, Cents PromotedSales, double? PromotedShare);

/// <summary>household_promotion: every household with a line that counts, in ascending household_key.</summary>
public sealed class HouseholdPromotionResult : JourneyResult<HouseholdPromotionRow>
{
    internal static readonly TableSchema Schema = new(
        "household_promotion", "How much of what each household buys is promoted?", "household_key",
        [
            ColumnSchema.Household,
            ColumnSchema.WideNumber("lines", "Its clean lines.", 1_102, "lines"),
            ColumnSchema.WideNumber("promoted_lines", "Those whose product is promoted in the line's store and week.", 187, "lines"),
            ColumnSchema.Money("sales_value", "Sales of its lines.", "3224.93"),
            ColumnSchema.Money("promoted_sales", "Sales of the promoted ones.", "512.17"),
            ColumnSchema.Ratio("promoted_share", "promoted_sales / sales_value, 0..1; null if the sales are 0.", "0.159"),
        ]);

    HouseholdPromotionResult(ResultMetadata metadata, ResultFrame frame)
        : base(metadata, frame)
    {
    }

    /// <summary>The household's row, or null if it has no line that counts.</summary>
    public HouseholdPromotionRow? Find(int householdKey) => RowOf("household_key", householdKey) is { } row ? RowAt(row) : null;

    internal static HouseholdPromotionResult Restore(ResultMetadata metadata, ResultFrame stored) => new(metadata, stored);

    internal static HouseholdPromotionResult Build(QueryContext context, PromotionOptions options)
    {
        var totals = PromotionTotals.Build(context, options);
        long Sum(long[] values, int household, int first) =>
            values.AsSpan((household * PromotionLookup.Combinations) + first, PromotionLookup.Combinations - first).ToArray().Sum();
        int anonymous = context.Data.Anonymous;
        int[] households = [.. Enumerable.Range(0, context.Data.Households.Count)
            .Where(household => household != anonymous && Sum(totals.Lines, household, 0) > 0)];
        long[] All(long[] values) => Array.ConvertAll(households, household => Sum(values, household, 0));
        long[] Promoted(long[] values) => Array.ConvertAll(households, household => Sum(values, household, 1));
        var (sales, promotedSales) = (All(totals.Sales), Promoted(totals.Sales));
        double?[] shares = [.. promotedSales.Zip(sales, Ratio.Divide)];
        return new(
            context.DescribeClean(Schema, options.Cleaning, options.Describe()),
            Schema.ToFrame(
                HouseholdKeys.From(context.Data, households), All(totals.Lines), Promoted(totals.Lines), sales, promotedSales, shares));
    }

    private protected override HouseholdPromotionRow RowAt(int index)
    {
        var cells = Cells(index);
        return new(cells.Number(), cells.WideNumber(), cells.WideNumber(), cells.Money(), cells.Money(), cells.Ratio());
    }
}
