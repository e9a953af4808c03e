using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>One household's sales over all raw transaction rows.</summary>
/// <param name="HouseholdKey">The household.</param>
/// <param name="TotalSales">Sum of SALES_VALUE.</param>
public readonly record struct HouseholdSalesRow(int HouseholdKey, Cents TotalSales);

/// <summary>household_sales: every household with a transaction row, in ascending household_key.</summary>
public sealed class HouseholdSalesResult : JourneyResult<HouseholdSalesRow>
{
    readonly int[] _keys;
    readonly long[] _sales;

    internal HouseholdSalesResult(ResultMetadata metadata, int[] keys, long[] sales)
        : base(metadata)
    {
        _keys = keys;
        _sales = sales;
    }

    /// <inheritdoc/>
    public override int Count => _keys.Length;

    /// <summary>The household's row, or null if it has none.</summary>
    public HouseholdSalesRow? Find(int householdKey) => HouseholdKeys.Find(_keys, householdKey) is { } index ? RowAt(index) : null;

    private protected override HouseholdSalesRow RowAt(int index) => new(_keys[index], new Cents(_sales[index]));

    private protected override ResultFrame CreateFrame() =>
        new([ResultColumn.Int32("household_key", _keys), ResultColumn.Money("total_sales", _sales)]);
}
