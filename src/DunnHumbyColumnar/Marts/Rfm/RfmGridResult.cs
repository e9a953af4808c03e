using System.Collections.Immutable;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>The households with a recency and a frequency score.</summary>
/// <param name="RecencyScore">1 to 5.</param>
/// <param name="FrequencyScore">1 to 5.</param>
/// <param name="Households">How many.</param>
/// <param name="Sales">Their clean sales.</param>
public readonly record struct RfmGridRow(int RecencyScore, int FrequencyScore, int Households, Cents Sales)
{
    /// <summary>Sales per household, in currency units; null without households.</summary>
    public double? AverageSales => Ratio.Of(Sales.Value, Households) / 100;
}

/// <summary>rfm_grid: all 25 cells, by r_score, then f_score.</summary>
public sealed class RfmGridResult : RowResult<RfmGridRow>
{
    internal RfmGridResult(ResultMetadata metadata, ImmutableArray<RfmGridRow> rows)
        : base(metadata, rows)
    {
    }

    internal static RfmGridResult Of(RfmResult scores)
    {
        var cells = new (int Households, long Sales)[5, 5];
        foreach (var row in scores)
        {
            ref var cell = ref cells[row.RecencyScore - 1, row.FrequencyScore - 1];
            cell = (cell.Households + 1, cell.Sales + row.TotalSales.Value);
        }

        return new RfmGridResult(
            scores.Metadata with { Name = "rfm_grid" },
            [.. from r in Enumerable.Range(0, 5) from f in Enumerable.Range(0, 5) select new RfmGridRow(r + 1, f + 1, cells[r, f].Households, new Cents(cells[r, f].Sales))]);
    }

    private protected override ResultFrame CreateFrame() => new(
    [
        Numbers("r_score", row => row.RecencyScore),
        Numbers("f_score", row => row.FrequencyScore),
        Numbers("households", row => row.Households),
        Money("sales", row => row.Sales),
        Doubles("avg_sales", row => row.AverageSales),
    ]);
}
