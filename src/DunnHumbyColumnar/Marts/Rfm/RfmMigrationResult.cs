using System.Collections.Immutable;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>The households that moved from one RFM segment to another, or stayed in one, between two days.</summary>
/// <param name="FromBins">The segment as of the earlier day; null: not yet in the clean view.</param>
/// <param name="ToBins">The segment as of the later day.</param>
/// <param name="Households">How many.</param>
/// <param name="Sales">Their clean sales between the days: up to the later one less up to the earlier one.</param>
public readonly record struct RfmMigrationRow(int? FromBins, int ToBins, int Households, Cents Sales);

/// <summary>rfm_migration: a row per move that a household made, by from_bins, null first, then to_bins.</summary>
public sealed class RfmMigrationResult : RowResult<RfmMigrationRow>
{
    internal RfmMigrationResult(ResultMetadata metadata, ImmutableArray<RfmMigrationRow> rows)
        : base(metadata, rows)
    {
    }

    private protected override ResultFrame CreateFrame() => new(
    [
        ResultColumn.Int32("from_bins", [.. this.Select(row => row.FromBins)]),
        Numbers("to_bins", row => row.ToBins),
        Numbers("households", row => row.Households),
        Money("sales", row => row.Sales),
    ]);
}
