using System.Collections.Immutable;
using System.Globalization;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar;

/// <summary>One line of the comparison with the published figures.</summary>
/// <param name="What">What is compared.</param>
/// <param name="Expected">The published figure.</param>
/// <param name="Found">The figure of this store.</param>
public sealed record ReferenceLine(string What, string Expected, string Found)
{
    /// <summary>Whether they agree.</summary>
    public bool IsEqual => Expected == Found;
}

/// <summary>The published row counts and totals of "The Complete Journey" against those of an open journey.</summary>
static class ReferenceCheck
{
    static readonly (string Table, long Rows)[] PublishedRows =
    [
        ("transaction_data", 2_595_732), ("causal_data", 36_786_524), ("product", 92_353), ("hh_demographic", 801), ("campaign_desc", 30),
        ("campaign_table", 7_208), ("coupon", 124_548), ("coupon_redempt", 2_318),
    ];

    public static ImmutableArray<ReferenceLine> Run(Journey journey, JourneyData data)
    {
        var sales = journey.HouseholdSales();
        var summary = journey.HouseholdSummary();
        var attributes = data.HouseholdAttributes;
        var known = sales.Where(row => attributes.Known[data.Households.CodeOf(row.HouseholdKey)]);
        return
        [
            .. PublishedRows.Select(published => Rows(published.Table, published.Rows, data[published.Table].RowCount)),
            Total("sales of all transaction rows", 8_057_463_08, sales.Sum(row => row.Sales.Value)),
            Total("sales of households with demographics, all rows", 4_497_716_26, known.Sum(row => row.Sales.Value)),
            Total("hh_summary.total_sales", 3_861_807_61, summary.Sum(row => row.Sales.Value)),
            Rows("hh_summary", 801, summary.Count),
            Rows("daily_hh_spend", 198_328, journey.DailySpend().Count),
            Rows("daily_campaign_sales", 17_597, journey.DailyCampaignSales().Count),
        ];
    }

    static ReferenceLine Rows(string table, long expected, long found) => new($"rows of {table}", Number(expected), Number(found));

    static ReferenceLine Total(string what, long expectedCents, long foundCents) =>
        new(what, new Cents(expectedCents).ToString(), new Cents(foundCents).ToString());

    static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
