using System.Collections.Immutable;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>One household's recency, frequency and monetary scores over the clean view.</summary>
/// <param name="HouseholdKey">The household.</param>
/// <param name="Baskets">Distinct baskets.</param>
/// <param name="FirstDay">First purchase day.</param>
/// <param name="LastDay">Last purchase day.</param>
/// <param name="TotalSales">Sum of SALES_VALUE.</param>
/// <param name="Units">Sum of QUANTITY.</param>
/// <param name="RecencyScore">1 (long ago) to 5.</param>
/// <param name="FrequencyScore">1 (seldom) to 5; quintile of baskets per day from first to last purchase.</param>
/// <param name="MonetaryScore">1 (low) to 5; quintile of total sales.</param>
/// <param name="RfmScore">Sum of the three scores, 3 to 15.</param>
/// <param name="RfmBins">Segment 1 (score below 6), 2 (6..8), 3 (9..12), 4 (13..14), 5 (15).</param>
public readonly record struct RfmRow(
    int HouseholdKey, int Baskets, int FirstDay, int LastDay, Cents TotalSales, long Units, int RecencyScore, int FrequencyScore, int MonetaryScore, int RfmScore, int RfmBins);

/// <summary>How one score was cut.</summary>
/// <param name="Boundaries">
/// Four ascending values; a score is 1 + the number of boundaries below the household's value. Units: last purchase day, baskets per day, currency units.
/// Under a policy that splits ties: the values at the boundary positions. Empty if there are no households.
/// </param>
/// <param name="BinCounts">Households with score 1, 2, 3, 4 and 5.</param>
public sealed record ScoreBins(ImmutableArray<double> Boundaries, ImmutableArray<int> BinCounts);

/// <summary>rfm: every household of the clean view, in ascending household_key.</summary>
public sealed class RfmResult : JourneyResult<RfmRow>
{
    readonly int[] _keys;
    readonly HouseholdTotals _totals;
    readonly RfmScores _scores;

    internal RfmResult(ResultMetadata metadata, int[] keys, HouseholdTotals totals, RfmScores scores)
        : base(metadata)
    {
        _keys = keys;
        _totals = totals;
        _scores = scores;
    }

    /// <inheritdoc/>
    public override int Count => _keys.Length;

    /// <summary>How recency was cut, on the last purchase day.</summary>
    public ScoreBins Recency => _scores.RecencyBins;

    /// <summary>How frequency was cut, on baskets per day.</summary>
    public ScoreBins Frequency => _scores.FrequencyBins;

    /// <summary>How monetary value was cut, on total sales in currency units.</summary>
    public ScoreBins Monetary => _scores.MonetaryBins;

    /// <summary>The household's row, or null if it is not in the clean view.</summary>
    public RfmRow? Find(int householdKey) => HouseholdKeys.Find(_keys, householdKey) is { } index ? RowAt(index) : null;

    /// <summary>rfm_grid: households and sales by recency and frequency score.</summary>
    public RfmGridResult Grid() => RfmGridResult.Of(this);

    private protected override RfmRow RowAt(int index) => new(
        _keys[index], _totals.Baskets[index], _totals.FirstDays[index], _totals.LastDays[index], new Cents(_totals.Sales[index]), _totals.Units[index],
        _scores.Recency[index], _scores.Frequency[index], _scores.Monetary[index], _scores.Total(index), _scores.Bin(index));

    private protected override ResultFrame CreateFrame() => new(
    [
        ResultColumn.Int32("household_key", _keys),
        ResultColumn.Int32("baskets", _totals.Baskets),
        ResultColumn.Int32("first_day", _totals.FirstDays),
        ResultColumn.Int32("last_day", _totals.LastDays),
        ResultColumn.Money("total_sales", _totals.Sales),
        ResultColumn.Int64("units", _totals.Units),
        .. _scores.Columns(),
    ]);
}
