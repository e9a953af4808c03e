using System.Collections.Immutable;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>The households with a recency and a frequency score.</summary>
/// <param name="RecencyScore">1 (long ago) to 5.</param>
/// <param name="FrequencyScore">1 (seldom) to 5.</param>
/// <param name="Households">How many.</param>
/// <param name="Sales">Their clean sales.</param>
public readonly record struct RfmGridRow(int RecencyScore, int FrequencyScore, int Households, Cents Sales)
{
    /// <summary>Sales per household, in currency units; null without households.</summary>
    public double? AverageSales => Ratio.Divide(Sales.Value, Households) / 100;
}

/// <summary>rfm_grid: all 25 cells, by r_score, then f_score.</summary>
public sealed class RfmGridResult : RowResult<RfmGridRow>
{
    internal static readonly RowSchema<RfmGridRow> Schema = new(
        "rfm_grid", "How many households have each recency and frequency score, and what are they worth?", "r_score, f_score",
        [
            new("r_score", row => row.RecencyScore, "1 (long ago) to 5.", 4),
            new("f_score", row => row.FrequencyScore, "1 (seldom) to 5.", 3),
            new("households", row => row.Households, "How many.", 93, "households"),
            new("sales", row => row.Sales, "Their clean sales.", "184093.11"),
            new("avg_sales", row => row.AverageSales, "Sales per household; null without households.", "1979.50", "currency units"),
        ]);

    RfmGridResult(ResultMetadata metadata, ImmutableArray<RfmGridRow> rows)
        : base(metadata, Schema, rows)
    {
    }

    internal static RfmGridResult From(RfmResult scores)
    {
        var cells = new (int Households, long Sales)[5, 5];
        foreach (var row in scores)
        {
            ref var cell = ref cells[row.RecencyScore - 1, row.FrequencyScore - 1];
            cell = (cell.Households + 1, cell.Sales + row.Sales.Value);
        }

        var rows =
            from r in Enumerable.Range(0, 5)
            from f in Enumerable.Range(0, 5)
            select new RfmGridRow(r + 1, f + 1, cells[r, f].Households, new Cents(cells[r, f].Sales));
        return new(scores.Metadata with { Name = Schema.Table.Name }, [.. rows]);
    }
}
