using System.Collections.Immutable;
using System.Globalization;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>One household's recency, frequency and monetary scores over the clean view.</summary>
/// <param name="HouseholdKey">The household.</param>
/// <param name="Baskets">Distinct baskets.</param>
/// <param name="FirstDay">First purchase day.</param>
/// <param name="LastDay">Last purchase day.</param>
/// <param name="Sales">Sum of SALES_VALUE.</param>
/// <param name="Units">Sum of QUANTITY.</param>
/// <param name="RecencyScore">1 (long ago) to 5.</param>
/// <param name="FrequencyScore">1 (seldom) to 5; quintile of baskets per day from first to last purchase.</param>
/// <param name="MonetaryScore">1 (low) to 5; quintile of total sales.</param>
/// <param name="RfmScore">Sum of the three scores, 3 to 15.</param>
/// <param name="RfmBins">Segment 1 (score below 6), 2 (6..8), 3 (9..12), 4 (13..14), 5 (15).</param>
public readonly record struct RfmRow(
    int HouseholdKey, int Baskets, int FirstDay, int LastDay, Cents Sales, long Units, int RecencyScore, int FrequencyScore,
    int MonetaryScore, int RfmScore, int RfmBins);

/// <summary>The cut of one score into quintiles.</summary>
/// <param name="Boundaries">
/// Four ascending values; a score is 1 + the number of boundaries below the household's value. Units: last purchase day,
/// baskets per day, currency units. Under a policy that splits ties: the value at the last rank with a score of at most
/// 1, 2, 3 and 4. Empty without households.
/// </param>
/// <param name="BinCounts">Number of households with score 1, 2, 3, 4 and 5.</param>
public sealed record ScoreBins(ImmutableArray<double> Boundaries, ImmutableArray<int> BinCounts)
{
    /// <summary>The boundaries, then the households of each score.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"boundaries {string.Join(", ", Boundaries)}; households {string.Join(", ", BinCounts)}");
}

/// <summary>rfm: every household of the clean view, in ascending household_key.</summary>
public sealed class RfmResult : JourneyResult<RfmRow>
{
    internal static readonly TableSchema Schema = new(
        "rfm", "How recently, how often and for how much does each household buy?", "household_key",
        [
            ColumnSchema.Household,
            ColumnSchema.Number("baskets", "Distinct baskets.", 68, "baskets"),
            ColumnSchema.Number("first_day", "First purchase day.", 114, "day"),
            ColumnSchema.Number("last_day", "Last purchase day.", 706, "day"),
            ColumnSchema.Money("total_sales", "Sum of SALES_VALUE.", "3224.93"),
            ColumnSchema.WideNumber("units", "Sum of QUANTITY.", 1529, "units"),
            .. RfmScores.Columns,
        ]);

    RfmResult(ResultMetadata metadata, ResultFrame frame, RfmScores scores)
        : base(metadata, frame) => (Recency, Frequency, Monetary) = (scores.RecencyBins, scores.FrequencyBins, scores.MonetaryBins);

    /// <summary>How recency was cut, on the last purchase day.</summary>
    public ScoreBins Recency { get; }

    /// <summary>How frequency was cut, on baskets per day.</summary>
    public ScoreBins Frequency { get; }

    /// <summary>How monetary value was cut, on total sales in currency units.</summary>
    public ScoreBins Monetary { get; }

    /// <summary>The household's row, or null if it is not in the clean view.</summary>
    public RfmRow? Find(int householdKey) => RowOf("household_key", householdKey) is { } row ? RowAt(row) : null;

    /// <summary>rfm_grid: households and sales by recency and frequency score.</summary>
    public RfmGridResult Grid() => RfmGridResult.From(this);

    internal static RfmResult Restore(
        ResultMetadata metadata, ResultFrame stored, RfmOptions options, CleaningProfile cleaning) => new(
        metadata, stored,
        RfmScores.Build(
            (int[])stored["baskets"].Values, (int[])stored["first_day"].Values, (int[])stored["last_day"].Values,
            (long[])stored["total_sales"].Values, options, cleaning));

    internal static RfmResult Build(QueryContext context, RfmOptions options)
    {
        options.Validate();
        var rules = new CleanRules(context.Data, options.Cleaning, options.AsOfDay);
        var totals = HouseholdTotals.Build(context, rules, HouseholdMeasures.Basics);
        var scores = RfmScores.Build(totals, options, rules.Profile);
        int[] all = [.. Enumerable.Range(0, totals.Households.Length)];
        return new(
            context.DescribeClean(Schema, options.Cleaning, options.Describe(), options.AsOfDay),
            Schema.ToFrame(
            [
                HouseholdKeys.From(context.Data, totals.Households), totals.Baskets, totals.FirstDays, totals.LastDays, totals.Sales,
                totals.Units,
                .. scores.ToArrays(all),
            ]),
            scores);
    }

    private protected override RfmRow RowAt(int index)
    {
        var cells = Cells(index);
        return new(
            cells.Number(), cells.Number(), cells.Number(), cells.Number(), cells.Money(), cells.WideNumber(),
            cells.Number(), cells.Number(), cells.Number(), cells.Number(), cells.Number());
    }
}
