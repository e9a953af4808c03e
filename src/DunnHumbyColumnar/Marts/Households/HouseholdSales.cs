using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>What did each household spend, every raw row counted?</summary>
static class HouseholdSales
{
    public const string Name = "household_sales";

    public static HouseholdSalesResult Build(QueryContext context)
    {
        var table = context.Data.Transactions;
        var households = context.Data.HouseholdPieces;
        var sums = new long[context.Data.Households.Count];
        Partitions.ForHouseholds(
            context,
            () => new ColumnCursor<int>(table["sales_value"]),
            (sales, _, pieces) =>
            {
                foreach (var piece in pieces)
                    sums[piece.Household] += RunSum.Sum(sales.Values(piece.Batch, piece.Start, piece.End));
            });
        int[] present = [.. households.Select(piece => piece.Household).Distinct()];
        return new HouseholdSalesResult(
            context.Describe(Name, CleaningProfile.Raw.ToString(), "none"), HouseholdKeys.Of(context.Data, present), Array.ConvertAll(present, household => sums[household]));
    }
}
