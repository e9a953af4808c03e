using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>One household's profile. The flags are null where the household has no demographics, or anonymised ones.</summary>
/// <param name="Index">0-based row number.</param>
/// <param name="HouseholdKey">The household.</param>
/// <param name="Age45Plus">AGE_DESC is 45-54, 55-64 or 65+.</param>
/// <param name="Income50KPlus">INCOME_DESC is 50-74K or above.</param>
/// <param name="SingleCoupleFamily">1 for household size 1, 2 for 2, else 3.</param>
/// <param name="HasKids">A composition with kids, or size 3, 4 or 5+.</param>
/// <param name="IsSingle">A single composition, or size 1.</param>
/// <param name="IsCouple">Composition 2 Adults No Kids.</param>
/// <param name="RecencyScore">1 to 5.</param>
/// <param name="FrequencyScore">1 to 5.</param>
/// <param name="MonetaryScore">1 to 5.</param>
/// <param name="RfmScore">3 to 15.</param>
/// <param name="RfmBins">1 to 5.</param>
/// <param name="Sections">Clean sales by section.</param>
/// <param name="TotalSales">Clean sales.</param>
public readonly record struct HouseholdSummaryRow(
    int Index, int HouseholdKey, bool? Age45Plus, bool? Income50KPlus, int? SingleCoupleFamily, bool? HasKids, bool? IsSingle, bool? IsCouple,
    int RecencyScore, int FrequencyScore, int MonetaryScore, int RfmScore, int RfmBins, SectionSales Sections, Cents TotalSales);

/// <summary>hh_summary, the customer profile table, in ascending household_key.</summary>
public sealed class HouseholdSummaryResult : JourneyResult<HouseholdSummaryRow>
{
    readonly int[] _keys;
    readonly int[] _rows;
    readonly DemographicFlags[] _flags;
    readonly HouseholdTotals _totals;
    readonly RfmScores _scores;

    internal HouseholdSummaryResult(ResultMetadata metadata, int[] keys, int[] rows, DemographicFlags[] flags, HouseholdTotals totals, RfmScores scores)
        : base(metadata)
    {
        _keys = keys;
        _rows = rows;
        _flags = flags;
        _totals = totals;
        _scores = scores;
    }

    /// <inheritdoc/>
    public override int Count => _keys.Length;

    /// <summary>The household's row, or null if the table has none.</summary>
    public HouseholdSummaryRow? Find(int householdKey) => HouseholdKeys.Find(_keys, householdKey) is { } index ? RowAt(index) : null;

    private protected override HouseholdSummaryRow RowAt(int index)
    {
        int row = _rows[index];
        var flags = _flags[index];
        return new(
            index, _keys[index], flags.Age45Plus, flags.Income50KPlus, flags.SingleCoupleFamily, flags.HasKids, flags.IsSingle, flags.IsCouple,
            _scores.Recency[row], _scores.Frequency[row], _scores.Monetary[row], _scores.Total(row), _scores.Bin(row),
            new SectionSales(_totals.Sections, row), new Cents(_totals.Sales[row]));
    }

    private protected override ResultFrame CreateFrame()
    {
        bool?[] Flag(Converter<DemographicFlags, bool?> flag) => Array.ConvertAll(_flags, flag);
        long[] Pick(long[] values) => Array.ConvertAll(_rows, row => values[row]);
        int[] Score(byte[] values) => Array.ConvertAll(_rows, row => (int)values[row]);
        return new(
        [
            ResultColumn.Int32("index", [.. Enumerable.Range(0, Count)]),
            ResultColumn.Int32("household_key", _keys),
            ResultColumn.Bool("age_45_plus", Flag(flags => flags.Age45Plus)),
            ResultColumn.Bool("income_50K_plus", Flag(flags => flags.Income50KPlus)),
            ResultColumn.Int32("single_couple_family", Array.ConvertAll(_flags, flags => flags.SingleCoupleFamily)),
            ResultColumn.Bool("has_kids", Flag(flags => flags.HasKids)),
            ResultColumn.Bool("single", Flag(flags => flags.IsSingle)),
            ResultColumn.Bool("couple", Flag(flags => flags.IsCouple)),
            ResultColumn.Int32("r_score", Score(_scores.Recency)),
            ResultColumn.Int32("f_score", Score(_scores.Frequency)),
            ResultColumn.Int32("m_score", Score(_scores.Monetary)),
            ResultColumn.Int32("rfm_score", Array.ConvertAll(_rows, _scores.Total)),
            ResultColumn.Int32("rfm_bins", Array.ConvertAll(_rows, _scores.Bin)),
            .. SectionMap.Names.Select((name, section) => ResultColumn.Money(name, Pick(_totals.Sections[section]))),
            ResultColumn.Money("total_sales", Pick(_totals.Sales)),
        ]);
    }
}
