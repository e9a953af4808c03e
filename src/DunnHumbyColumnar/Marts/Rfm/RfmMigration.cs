using System.Collections.Immutable;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>The households that moved from one RFM segment to another, or stayed in the same one, between two days.</summary>
/// <param name="FromBins">The segment as of the earlier day; null: not yet in the clean view.</param>
/// <param name="ToBins">The segment as of the later day.</param>
/// <param name="Households">How many.</param>
/// <param name="Sales">Their clean sales between the days: up to the later one less up to the earlier one.</param>
public readonly record struct RfmMigrationRow(int? FromBins, int ToBins, int Households, Cents Sales);

/// <summary>rfm_migration: a row per pair of segments with a household, by from_bins, null first, then to_bins.</summary>
public sealed class RfmMigrationResult : RowResult<RfmMigrationRow>
{
    internal static readonly RowSchema<RfmMigrationRow> Schema = new(
        "rfm_migration", "From which RFM segment to which did households move between two days, and what did they spend meanwhile?",
        "from_bins, to_bins",
        [
            new("from_bins", row => row.FromBins, "The segment as of the earlier day; null: not yet in the clean view.", 3),
            new("to_bins", row => row.ToBins, "The segment as of the later day.", 4),
            new("households", row => row.Households, "How many.", 87, "households"),
            new(
                "sales", row => row.Sales,
                "Their clean sales between the days: up to the later one less up to the earlier one.", "120512.90"),
        ]);

    RfmMigrationResult(ResultMetadata metadata, ImmutableArray<RfmMigrationRow> rows)
        : base(metadata, Schema, rows)
    {
    }

    internal static RfmMigrationResult Build(QueryContext context, int fromDay, int toDay, RfmOptions options)
    {
        if (fromDay >= toDay)
            throw new ArgumentException($"Households move from an earlier to a later day, not from {fromDay} to {toDay}.", nameof(fromDay));
        // The later input includes the earlier one, so it has every household of the earlier day.
        var from = RfmResult.Build(context, options with { AsOfDay = fromDay });
        var to = RfmResult.Build(context, options with { AsOfDay = toDay });
        var moves = new SortedDictionary<(int From, int To), (int Households, long Sales)>();
        foreach (var row in to)
        {
            var before = from.Find(row.HouseholdKey);
            var move = (before?.RfmBins ?? 0, row.RfmBins);
            var (households, sales) = moves.GetValueOrDefault(move);
            moves[move] = (households + 1, sales + row.Sales.Value - (before?.Sales.Value ?? 0));
        }

        var rows = moves.Select(move => new RfmMigrationRow(
            move.Key.From == 0 ? null : move.Key.From, move.Key.To, move.Value.Households, new Cents(move.Value.Sales)));
        return new(to.Metadata with { Name = Schema.Table.Name, Options = $"{to.Metadata.Options} from_day={fromDay}" }, [.. rows]);
    }
}
