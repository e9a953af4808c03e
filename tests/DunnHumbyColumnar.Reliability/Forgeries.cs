using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Every bit of every file of a store, turned, with all checksums made right again: the reader rejects the store, or what it
/// hands out is a journey that could have been written - codes within their dictionaries, rows in order, stats that are
/// true - and answers can be computed from it.
/// </summary>
/// <param name="checkedTooEarly">A planted bug: what is checked is not what is used.</param>
sealed class Forgeries(bool checkedTooEarly = false) : Harness
{
    readonly TinyStore _store = new();

    public override string Cases => "bits turned under right checksums";

    public override IEnumerable<string> List(int seed) =>
        from file in _store.Files
        where file.Contains('.', StringComparison.Ordinal)
        from at in Enumerable.Range(0, _store.Disk[file].Length)
        from bit in Enumerable.Range(0, 8)
        select string.Create(CultureInfo.InvariantCulture, $"{file} {at} {bit}");

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        var (file, at, mask) = (
            parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), (byte)(1 << int.Parse(parts[2], CultureInfo.InvariantCulture)));
        var disk = _store.Disk.Copy();
        if (!checkedTooEarly)
        {
            byte[] bytes = [.. disk[file]];
            bytes[at] ^= mask;
            Damage.Do(disk, file, bytes, isSealed: true);
        }

        try
        {
            using var journey = Journey.Open(TinyStore.Root, new OpenOptions { Threads = 1 }, TinyStore.Options with { Files = disk });
            journey.Check();
            if (checkedTooEarly)
                Turn(journey.Data.Tables[at % journey.Data.Tables.Length], at, mask);
            SecondOpinion.Check(journey.Data);
            foreach (var table in journey.Info().GoldTables)
                _ = journey.Gold(table.Name).Count;
            _ = journey.HouseholdSummary();
            return "a possible store";
        }
        catch (SnapshotCorruptException)
        {
            return "rejected";
        }
    }

    /// <summary>Writes into a buffer that the library regards as immutable.</summary>
    static unsafe void Turn(TableData table, int at, byte mask)
    {
        var values = table.Columns[at % table.Columns.Length].Chunks[0].ValueBytes.Span;
        fixed (byte* first = values)
            first[at % values.Length] ^= mask;
    }
}
