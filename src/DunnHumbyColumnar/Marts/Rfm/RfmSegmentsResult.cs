using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>The households of one RFM segment over the clean view.</summary>
/// <param name="RfmBins">Segment 1 (lowest scores) to 5.</param>
/// <param name="Households">Households of the segment.</param>
/// <param name="Sales">Their sales.</param>
/// <param name="ShareOfSales">Sales / sales of all segments, 0..1; null if those are 0.</param>
/// <param name="AverageSales">Sales per household, in currency units.</param>
/// <param name="AverageBaskets">Baskets per household.</param>
public readonly record struct RfmSegmentRow(int RfmBins, int Households, Cents Sales, double? ShareOfSales, double? AverageSales, double? AverageBaskets);

/// <summary>rfm_segments: one row per segment that has a household, in ascending rfm_bins.</summary>
public sealed class RfmSegmentsResult : JourneyResult<RfmSegmentRow>
{
    readonly int[] _bins;
    readonly int[] _households;
    readonly long[] _sales;
    readonly long[] _baskets;
    readonly long _total;

    internal RfmSegmentsResult(ResultMetadata metadata, int[] bins, int[] households, long[] sales, long[] baskets)
        : base(metadata)
    {
        _bins = bins;
        _households = households;
        _sales = sales;
        _baskets = baskets;
        _total = sales.Sum();
    }

    /// <inheritdoc/>
    public override int Count => _bins.Length;

    /// <summary>The row of a segment, or null if it has no household.</summary>
    public RfmSegmentRow? Find(int rfmBins) => Array.IndexOf(_bins, rfmBins) is >= 0 and int index ? RowAt(index) : null;

    private protected override RfmSegmentRow RowAt(int index) =>
        new(_bins[index], _households[index], new Cents(_sales[index]), Share(index), AverageSales(index), AverageBaskets(index));

    private protected override ResultFrame CreateFrame() => new(
    [
        ResultColumn.Int32("rfm_bins", _bins),
        ResultColumn.Int32("households", _households),
        ResultColumn.Money("sales", _sales),
        ResultColumn.Double("share_of_sales", Each(Share)),
        ResultColumn.Double("avg_sales", Each(AverageSales)),
        ResultColumn.Double("avg_baskets", Each(AverageBaskets)),
    ]);

    double?[] Each(Func<int, double?> value) => [.. Enumerable.Range(0, Count).Select(value)];

    double? Share(int index) => Ratio.Of(_sales[index], _total);

    double? AverageSales(int index) => Ratio.Of(_sales[index], _households[index]) / 100;

    double? AverageBaskets(int index) => Ratio.Of(_baskets[index], _households[index]);
}
