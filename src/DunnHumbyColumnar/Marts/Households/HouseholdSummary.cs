using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>
/// One household's profile. A flag is true if one of its conditions is; else null if the household has no demographics, or a value that one
/// of them looks at is not known: blank, <c>NA</c>, or none of the published categories; else false. <c>Unknown</c> is a category.
/// </summary>
/// <param name="Index">0-based row number.</param>
/// <param name="HouseholdKey">The household.</param>
/// <param name="Age45Plus">AGE_DESC is 45-54, 55-64 or 65+; null if it is not known.</param>
/// <param name="Income50KPlus">INCOME_DESC is 50-74K or above; null if it is not known.</param>
/// <param name="SingleCoupleFamily">1 for household size 1, 2 for 2, else 3, also for Unknown; null if it is not known.</param>
/// <param name="HasKids">A composition with kids, or size 3, 4 or 5+; null if neither holds and one is not known.</param>
/// <param name="IsSingle">A single composition, or size 1; null if neither holds and one is not known.</param>
/// <param name="IsCouple">Composition 2 Adults No Kids; null if it is not known.</param>
/// <param name="RecencyScore">1 (long ago) to 5.</param>
/// <param name="FrequencyScore">1 (seldom) to 5; quintile of baskets per day from first to last purchase.</param>
/// <param name="MonetaryScore">1 (low) to 5; quintile of total sales.</param>
/// <param name="RfmScore">Sum of the three scores, 3 to 15.</param>
/// <param name="RfmBins">Segment 1 (score below 6), 2 (6..8), 3 (9..12), 4 (13..14), 5 (15).</param>
/// <param name="Sections">Clean sales by section.</param>
/// <param name="Sales">Sum of SALES_VALUE.</param>
public readonly record struct HouseholdSummaryRow(
    int Index, int HouseholdKey, bool? Age45Plus, bool? Income50KPlus, int? SingleCoupleFamily, bool? HasKids, bool? IsSingle,
    bool? IsCouple, int RecencyScore, int FrequencyScore, int MonetaryScore, int RfmScore, int RfmBins, SectionSales Sections, Cents Sales);

/// <summary>hh_summary, the customer profile table, in ascending household_key.</summary>
public sealed class HouseholdSummaryResult : JourneyResult<HouseholdSummaryRow>
{
    internal static readonly TableSchema Schema = new(
        "hh_summary", "Who is each household: demographic flags, RFM scores and clean spend by section?", "household_key",
        [
            ColumnSchema.Index,
            ColumnSchema.Household,
            ColumnSchema.Flag("age_45_plus", "AGE_DESC is 45-54, 55-64 or 65+; null if it is not known.", isNullable: true),
            ColumnSchema.Flag("income_50K_plus", "INCOME_DESC is 50-74K or above; null if it is not known.", isNullable: true),
            ColumnSchema.Number(
                "single_couple_family", "1 for household size 1, 2 for 2, else 3, also for Unknown; null if it is not known.", 2) with
            {
                IsNullable = true,
            },
            ColumnSchema.Flag(
                "has_kids", "A composition with kids, or size 3, 4 or 5+; null if neither holds and one is not known.", isNullable: true),
            ColumnSchema.Flag(
                "single", "A single composition, or size 1; null if neither holds and one is not known.", isNullable: true),
            ColumnSchema.Flag("couple", "Composition 2 Adults No Kids; null if it is not known.", isNullable: true),
            .. RfmScores.Columns,
            ColumnSchema.Sections("Clean sales by section."),
            ColumnSchema.Money("total_sales", "Sum of SALES_VALUE.", "3224.93"),
        ]);

    readonly long[][] _sections;

    HouseholdSummaryResult(ResultMetadata metadata, ResultFrame frame, long[][] sections)
        : base(metadata, frame) => _sections = sections;

    /// <summary>The household's row, or null if the table has none.</summary>
    public HouseholdSummaryRow? Find(int householdKey) => RowOf("household_key", householdKey) is { } row ? RowAt(row) : null;

    internal static HouseholdSummaryResult Restore(JourneyData data, ResultMetadata metadata, ResultFrame stored) =>
        new(metadata, stored, stored.Sections(data.SectionNames));

    internal static HouseholdSummaryResult Build(QueryContext context, HouseholdSummaryOptions options)
    {
        options.Rfm.Validate();
        var rules = new CleanRules(context.Data, options.Rfm.Cleaning, options.Rfm.AsOfDay);
        var totals = HouseholdTotals.Build(context, rules, HouseholdMeasures.Sections);
        var scores = RfmScores.Build(totals, options.Rfm, rules.Profile);
        var attributes = context.Data.HouseholdAttributes;
        int[] rows = [.. Enumerable.Range(0, totals.Households.Length)
            .Where(row => options.AllHouseholds || attributes.Known[totals.Households[row]])];
        var flags = Array.ConvertAll(rows, row => Demographics.FlagsOf(attributes, totals.Households[row]));
        bool?[] Flag(Converter<DemographicFlags, bool?> flag) => Array.ConvertAll(flags, flag);
        long[] Pick(long[] values) => Array.ConvertAll(rows, row => values[row]);
        long[][] sections = Array.ConvertAll(totals.Sections, Pick);
        return new(
            context.DescribeClean(Schema, options.Rfm.Cleaning, options.Describe(), options.Rfm.AsOfDay),
            Schema.WithSections(context.Data.SectionNames).ToFrame(
            [
                (int[])[.. Enumerable.Range(0, rows.Length)],
                HouseholdKeys.From(context.Data, Array.ConvertAll(rows, row => totals.Households[row])),
                Flag(known => known.Age45Plus), Flag(known => known.Income50KPlus),
                Array.ConvertAll(flags, known => known.SingleCoupleFamily), Flag(known => known.HasKids), Flag(known => known.IsSingle),
                Flag(known => known.IsCouple),
                .. scores.ToArrays(rows), .. sections, Pick(totals.Sales),
            ]),
            sections);
    }

    private protected override HouseholdSummaryRow RowAt(int index)
    {
        var cells = Cells(index);
        return new(
            cells.Number(), cells.Number(), cells.NullableFlag(), cells.NullableFlag(), cells.NullableNumber(), cells.NullableFlag(),
            cells.NullableFlag(), cells.NullableFlag(), cells.Number(), cells.Number(), cells.Number(), cells.Number(), cells.Number(),
            cells.Sections(_sections), cells.Money());
    }
}
