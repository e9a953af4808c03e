using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Support;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>Which rows are rejected, and what is loaded, does not depend on how the files are read.</summary>
public sealed class RejectProperties
{
    [Property(MaxTest = 50, EndSize = 50, Arbitrary = [typeof(Cases)])]
    public void Rejects_are_the_same_for_every_reader(CsvCase given)
    {
        var random = new Random(given.Seed);
        var journey = given.Journey();
        var places = new List<(string File, long Line)>();
        foreach (string table in SmallJourney.Tables)
        {
            var text = journey.Text(table);
            for (int row = 1; row < journey.Rows(table).Count; row++)
                if (random.Next(4) == 0 && Plant(text, journey, table, row, random) is { } planted)
                    places.Add((planted.FileName, planted.Line));
            journey.Replace(table, text.ToBytes());
        }

        using var folder = new TemporaryFolder();
        journey.WriteTo(folder["csv"]);
        var expected = Load(folder, new CsvOptions { ForceExact = true, Threads = 1 });
        var actual = Load(folder, new CsvOptions
        {
            ForceGeneral = random.Next(3) == 0,
            Threads = random.Next(1, 5),
            ChunkBytes = random.Next(2) == 0 ? random.Next(1, 100) : random.Next(100, 10_000),
        });
        Assert.Equal(
            places, actual.Rejects.Where(reject => reject.Code != FaultCode.DuplicateKey).Select(reject => (reject.File, reject.Line)));
        Assert.Equal(expected.Rejects, actual.Rejects);
        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Equal(SmallJourney.Tables.Sum(table => journey.Rows(table).Count), actual.Rows + actual.Rejects.Count);
    }

    /// <summary>The fault, unless it is a repeated key: whether that one is a fault depends on the row it repeats.</summary>
    static PlantedFault? Plant(CsvText text, SmallJourney journey, string table, int row, Random random)
    {
        FaultCode[] fatal = [FaultCode.UnclosedQuote, FaultCode.Encoding, FaultCode.LineSize];
        FaultCode[] codes = [.. PlantedFault.RowCodes.Where(code => PlantedFault.CanHold(table, code) && !fatal.Contains(code))];
        var planted = PlantedFault.Plant(text, journey, table, codes[random.Next(codes.Length)], row, random);
        return planted.Code == FaultCode.DuplicateKey ? null : planted;
    }

    static (List<RejectedRow> Rejects, long Rows) Load(TemporaryFolder folder, CsvOptions options)
    {
        using var loaded = CsvLoader.Load(
            SourceCatalog.Find(folder["csv"]), options with { MaximumRejects = long.MaxValue }, null, CancellationToken.None);
        return (loaded.Rejects, loaded.Tables.Sum(table => table.Rows));
    }
}
