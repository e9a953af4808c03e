using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>From which RFM segment to which did households move between two days, and what did they spend meanwhile?</summary>
static class RfmMigration
{
    public const string Name = "rfm_migration";

    public static RfmMigrationResult Build(QueryContext context, int fromDay, int toDay, RfmOptions options)
    {
        if (fromDay >= toDay)
            throw new ArgumentException($"Households move from an earlier to a later day, not from {fromDay} to {toDay}.", nameof(fromDay));
        // The later rows include the earlier ones, so that no household of the earlier day is missing.
        var from = Rfm.Build(context, options with { AsOfDay = fromDay });
        var to = Rfm.Build(context, options with { AsOfDay = toDay });
        var moves = new SortedDictionary<(int From, int To), (int Households, long Sales)>();
        foreach (var row in to)
        {
            var before = from.Find(row.HouseholdKey);
            var move = (before?.RfmBins ?? 0, row.RfmBins);
            var (households, sales) = moves.GetValueOrDefault(move);
            moves[move] = (households + 1, sales + row.TotalSales.Value - (before?.TotalSales.Value ?? 0));
        }

        return new RfmMigrationResult(
            to.Metadata with { Name = Name, Options = $"{to.Metadata.Options} from_day={fromDay}" },
            [.. moves.Select(move => new RfmMigrationRow(move.Key.From == 0 ? null : move.Key.From, move.Key.To, move.Value.Households, new Cents(move.Value.Sales)))]);
    }
}
