using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>The clean lines that are promoted in one way.</summary>
/// <param name="IsDisplayed">Whether causal_data has the product on display in the line's store and week.</param>
/// <param name="IsMailed">Whether it has the product in the mailer there and then.</param>
/// <param name="Lines">Lines.</param>
/// <param name="Units">Their QUANTITY.</param>
/// <param name="SalesValue">Their sales.</param>
/// <param name="ShareOfSales">SalesValue / sales of all four rows, 0..1; null if those are 0.</param>
public readonly record struct PromotionExposureRow(bool IsDisplayed, bool IsMailed, long Lines, long Units, Cents SalesValue, double? ShareOfSales);

/// <summary>
/// promotion_exposure: four rows, not displayed before displayed, within each not mailed before mailed. Lines in stores and weeks that causal_data lacks count as neither.
/// </summary>
public sealed class PromotionExposureResult : JourneyResult<PromotionExposureRow>
{
    /// <summary>Ways of promotion in the order of the rows.</summary>
    static readonly int[] Ways = [0, PromotionLanes.Second, PromotionLanes.First, PromotionLanes.First | PromotionLanes.Second];

    readonly long[] _lines;
    readonly long[] _units;
    readonly long[] _sales;
    readonly long _total;

    internal PromotionExposureResult(ResultMetadata metadata, long[] lines, long[] units, long[] sales)
        : base(metadata)
    {
        _lines = lines;
        _units = units;
        _sales = sales;
        _total = sales.Sum();
    }

    /// <inheritdoc/>
    public override int Count => Ways.Length;

    /// <summary>The row of a way.</summary>
    public PromotionExposureRow Find(bool displayed, bool mailed) => RowAt((displayed ? 2 : 0) + (mailed ? 1 : 0));

    private protected override PromotionExposureRow RowAt(int index)
    {
        int way = Ways[index];
        return new(
            (way & PromotionLanes.First) != 0, (way & PromotionLanes.Second) != 0, _lines[way], _units[way], new Cents(_sales[way]), Ratio.Of(_sales[way], _total));
    }

    private protected override ResultFrame CreateFrame()
    {
        T[] Each<T>(Func<PromotionExposureRow, T> value) => [.. this.Select(value)];
        return new(
        [
            ResultColumn.Bool("displayed", Each(row => (bool?)row.IsDisplayed)),
            ResultColumn.Bool("mailed", Each(row => (bool?)row.IsMailed)),
            ResultColumn.Int64("lines", Each(row => row.Lines)),
            ResultColumn.Int64("units", Each(row => row.Units)),
            ResultColumn.Money("sales_value", Each(row => row.SalesValue.Value)),
            ResultColumn.Double("share_of_sales", Each(row => row.ShareOfSales)),
        ]);
    }
}
