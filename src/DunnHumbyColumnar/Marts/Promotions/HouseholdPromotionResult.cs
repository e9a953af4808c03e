using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>What one household buys promoted, on display or in the mailer.</summary>
/// <param name="HouseholdKey">The household.</param>
/// <param name="Lines">Its clean lines.</param>
/// <param name="PromotedLines">Those whose product is promoted in the line's store and week.</param>
/// <param name="SalesValue">Sales of its lines.</param>
/// <param name="PromotedSales">Sales of the promoted ones.</param>
/// <param name="PromotedShare">PromotedSales / SalesValue, 0..1; null if the sales are 0.</param>
public readonly record struct HouseholdPromotionRow(int HouseholdKey, long Lines, long PromotedLines, Cents SalesValue, Cents PromotedSales, double? PromotedShare);

/// <summary>household_promotion: every household with a line that counts, in ascending household_key.</summary>
public sealed class HouseholdPromotionResult : JourneyResult<HouseholdPromotionRow>
{
    readonly int[] _keys;
    readonly long[] _lines;
    readonly long[] _promotedLines;
    readonly long[] _sales;
    readonly long[] _promotedSales;

    internal HouseholdPromotionResult(ResultMetadata metadata, int[] keys, long[] lines, long[] promotedLines, long[] sales, long[] promotedSales)
        : base(metadata)
    {
        _keys = keys;
        _lines = lines;
        _promotedLines = promotedLines;
        _sales = sales;
        _promotedSales = promotedSales;
    }

    /// <inheritdoc/>
    public override int Count => _keys.Length;

    /// <summary>The household's row, or null if it has no line that counts.</summary>
    public HouseholdPromotionRow? Find(int householdKey) => HouseholdKeys.Find(_keys, householdKey) is { } index ? RowAt(index) : null;

    private protected override HouseholdPromotionRow RowAt(int index) =>
        new(_keys[index], _lines[index], _promotedLines[index], new Cents(_sales[index]), new Cents(_promotedSales[index]), Share(index));

    private protected override ResultFrame CreateFrame() => new(
    [
        ResultColumn.Int32("household_key", _keys),
        ResultColumn.Int64("lines", _lines),
        ResultColumn.Int64("promoted_lines", _promotedLines),
        ResultColumn.Money("sales_value", _sales),
        ResultColumn.Money("promoted_sales", _promotedSales),
        ResultColumn.Double("promoted_share", [.. Enumerable.Range(0, Count).Select(Share)]),
    ]);

    double? Share(int index) => Ratio.Of(_promotedSales[index], _sales[index]);
}
