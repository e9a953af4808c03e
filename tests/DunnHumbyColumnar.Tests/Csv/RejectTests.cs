using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>Bad rows set aside: nothing is lost, and what must not be set aside ends the ingest.</summary>
public sealed class RejectTests
{
    [Theory]
    [InlineData(7, 1)]
    [InlineData(64, 3)]
    [InlineData(4 << 20, 2)]
    public async Task Rows_read_are_rows_loaded_and_rows_rejected(int chunkBytes, int threads)
    {
        var journey = new SmallJourney(3, 200);
        journey.Replace("transaction_data", 17, 2, "x");
        journey.Replace("transaction_data", 150, 5, "1.255");
        journey["transaction_data"][151] = "1,2";
        journey["causal_data"][9] += ",extra";
        journey.Replace("product", 30, 0, "100");
        using var folder = new TemporaryFolder();
        journey.Save(folder["csv"]);
        var report = await SmallJourney.IngestAsync(folder, threads, chunkBytes, maximumRejects: 5);
        Assert.Equal(5, report.Rejects);
        Assert.Equal(
            [("transaction_data", 197L, 3L), ("causal_data", 199L, 1L), ("product", 59L, 1L)],
            report.Tables.Where(table => table.Rejects > 0).Select(table => (table.Name, table.Rows, table.Rejects)));
        string[] expected =
        [
            "file,line,column,byte,code,detail,raw",
            Line(journey, "transaction_data", 17, "CAST", journey.Position("transaction_data", 17, 2)),
            Line(journey, "transaction_data", 150, "PRECISION", journey.Position("transaction_data", 150, 5)),
            Line(journey, "transaction_data", 151, "TOO_FEW", 3),
            Line(journey, "causal_data", 9, "TOO_MANY", journey["causal_data"][9].Length - "extra".Length),
            Line(journey, "product", 30, "DUPLICATE_KEY", 0),
        ];
        string[] found = await File.ReadAllLinesAsync(folder["rejects.csv"]);
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.EndsWith("\"1,2\"", found[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_repeated_key_the_first_row_is_kept()
    {
        var journey = new SmallJourney(3, 50);
        journey.Replace("product", 30, 0, "100");
        journey.Replace("product", 30, 4, "SECOND");
        using var folder = new TemporaryFolder();
        journey.Save(folder["csv"]);
        await SmallJourney.IngestAsync(folder, maximumRejects: 1);
        using var opened = Journey.Open(folder["store"]);
        Assert.StartsWith("100," + journey["product"][1].Split(',')[1], opened.Table("product").CsvLines()[1], StringComparison.Ordinal);
        Assert.DoesNotContain("SECOND", opened.Table("product").Text(ExportFormat.Csv), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_reject_too_many_ends_the_ingest_at_that_row()
    {
        var journey = new SmallJourney(3, 200);
        foreach (int line in new[] { 20, 90, 140 })
            journey.Replace("transaction_data", line, 2, "x");
        using var folder = new TemporaryFolder();
        journey.Save(folder["csv"]);
        var fault = await Assert.ThrowsAsync<InputDataException>(() => SmallJourney.IngestAsync(folder, chunkBytes: 64, maximumRejects: 2));
        Assert.Equal(141, fault.Line);
        Assert.False(File.Exists(Path.Combine(folder["store"], "CURRENT")));
    }

    [Theory]
    [InlineData(FaultCode.UnclosedQuote, true)]
    [InlineData(FaultCode.Encoding, true)]
    [InlineData(FaultCode.Cast, false)]
    [InlineData(FaultCode.Range, false)]
    [InlineData(FaultCode.Precision, false)]
    [InlineData(FaultCode.TooFew, false)]
    [InlineData(FaultCode.TooMany, false)]
    [InlineData(FaultCode.LineSize, false)]
    [InlineData(FaultCode.LoneCr, false)]
    [InlineData(FaultCode.ControlChar, false)]
    [InlineData(FaultCode.DuplicateKey, false)]
    public async Task Some_faults_always_end_the_ingest(FaultCode code, bool ends)
    {
        for (int seed = 0; seed < 4; seed++)
        {
            var journey = new SmallJourney(seed, 100);
            var planted = PlantedFault.Plant(journey, code, new Random(seed));
            using var folder = new TemporaryFolder();
            journey.Save(folder["csv"]);
            if (ends)
            {
                var fault = await Assert.ThrowsAsync<InputDataException>(() => SmallJourney.IngestAsync(folder, maximumRejects: 100));
                Assert.Equal((code, planted.Line), (fault.Code, fault.Line));
            }
            else
            {
                Assert.Equal(1, (await SmallJourney.IngestAsync(folder, maximumRejects: 100)).Rejects);
            }
        }
    }

    [Fact]
    public async Task A_snapshot_with_rejects_is_not_taken_for_unchanged_sources()
    {
        var journey = new SmallJourney(3, 50);
        journey.Replace("transaction_data", 17, 2, "x");
        using var folder = new TemporaryFolder();
        journey.Save(folder["csv"]);
        await SmallJourney.IngestAsync(folder, maximumRejects: 1);
        await Assert.ThrowsAsync<InputDataException>(() => Journey.IngestAsync(folder["csv"], folder["store"]));
    }

    static string Line(SmallJourney journey, string table, int line, string code, int at) =>
        FormattableString.Invariant($"{table}.csv,{line + 1},{at + 1},{journey.Offset(table, line) + at},{code},");
}
