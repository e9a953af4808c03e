using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>One household's sales over all raw transaction rows.</summary>
/// <param name="HouseholdKey">The household.</param>
/// <param name="Sales">Sum of SALES_VALUE.</param>
public readonly record struct HouseholdSalesRow(int HouseholdKey, Cents Sales);

/// <summary>household_sales: every household with a transaction row, in ascending household_key.</summary>
public sealed class HouseholdSalesResult : JourneyResult<HouseholdSalesRow>
{
    internal static readonly TableSchema Schema = new(
        "household_sales", "What did each household spend, every raw row counted?", "household_key",
        [
            ColumnSchema.Household,
            ColumnSchema.Money("total_sales", "Sum of SALES_VALUE.", "3224.93"),
        ]);

    /// <summary>A sum, and a row of the result while it is made.</summary>
    const int BytesPerHousehold = 64;

    HouseholdSalesResult(ResultMetadata metadata, ResultFrame frame)
        : base(metadata, frame)
    {
    }

    /// <summary>The household's row, or null if it has none.</summary>
    public HouseholdSalesRow? Find(int householdKey) => RowOf("household_key", householdKey) is { } row ? RowAt(row) : null;

    internal static HouseholdSalesResult Restore(ResultMetadata metadata, ResultFrame stored) => new(metadata, stored);

    internal static HouseholdSalesResult Build(QueryContext context)
    {
        var sales = context.Data.Transactions["sales_value"];
        context.Memory.Reserve(Schema.Name, (long)context.Data.Households.Count * BytesPerHousehold);
        var sums = new long[context.Data.Households.Count];
        Partitions.ForHouseholds(
            context,
            () => new ColumnCursor<int>(sales),
            (cursor, _, ranges) =>
            {
                foreach (var range in ranges)
                    sums[range.Household] += RunSum.Sum(cursor.Values(range.Batch, range.Start, range.End));
            });
        int anonymous = context.Data.Anonymous;
        int[] present =
            [.. context.Data.HouseholdRanges.Select(range => range.Household).Distinct().Where(household => household != anonymous)];
        return new(
            context.Describe(Schema, CleaningProfile.Raw.ToString(), "none"),
            Schema.ToFrame(HouseholdKeys.From(context.Data, present), Array.ConvertAll(present, household => sums[household])));
    }

    private protected override HouseholdSalesRow RowAt(int index)
    {
        var cells = Cells(index);
        return new(cells.Number(), cells.Money());
    }
}
