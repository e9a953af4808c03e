using System.Globalization;
using System.Text;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>Rejected rows: what is loaded without them, what is written about them, and what cannot be rejected.</summary>
public sealed class RejectTests : IDisposable
{
    static readonly FaultCode[] Rejectable = [.. PlantedFault.RowCodes.Except([FaultCode.UnclosedQuote, FaultCode.Encoding])];

    readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(64, 1)]
    [InlineData(500, 4)]
    [InlineData(4 << 20, 2)]
    public async Task Rows_read_are_rows_loaded_and_rows_rejected(int chunkBytes, int threads)
    {
        var random = new Random(chunkBytes);
        var journey = new SmallJourney(21, factRows: 100, products: 60);
        var planted = new List<(PlantedFault Fault, string Raw)>();
        var kept = new Dictionary<string, List<string[]>>();
        foreach (string table in SmallJourney.Tables)
        {
            var text = journey.Text(table);
            int[] bad = [.. Enumerable.Range(1, journey.Rows(table).Count - 1).Where(_ => random.Next(5) == 0)];
            foreach (int row in bad)
            {
                FaultCode[] codes = [.. Rejectable.Where(code =>
                    PlantedFault.CanHold(table, code) && code is not (FaultCode.LineSize or FaultCode.DuplicateKey))];
                var fault = PlantedFault.Plant(text, journey, table, codes[random.Next(codes.Length)], row, random);
                planted.Add((fault, Encoding.UTF8.GetString(text.Lines[row + 1])));
            }

            // Places are those in the file with all its faults.
            for (int i = planted.Count - bad.Length; i < planted.Count; i++)
                planted[i] = (
                    planted[i].Fault with { Byte = text.OffsetOf((int)planted[i].Fault.Line - 1) + LengthBefore(planted[i]) },
                    planted[i].Raw);
            journey.Replace(table, text.ToBytes());
            kept[table] = [.. journey.Rows(table).Where((_, row) => !bad.Contains(row))];
        }

        Assert.NotEmpty(planted);
        var report = await Ingest(journey, planted.Count, chunkBytes, threads);
        Assert.Equal(planted.Count, report.Rejects);
        using var stored = Journey.Open(_folder["store"]);
        foreach (string table in SmallJourney.Tables)
        {
            Assert.Equal(PlainCsv.Sorted(kept[table]), PlainCsv.Stored(stored, table));
            var told = report.Tables.Single(one => one.Name == table);
            Assert.Equal((kept[table].Count, journey.Rows(table).Count - kept[table].Count), (told.Rows, told.Rejects));
            Assert.Equal(told.Rejects, stored.Info().Tables.Single(one => one.Name == table).Rejects);
        }

        var rejects = ReadRejects();
        Assert.Equal(
            planted.Select(one =>
                (one.Fault.FileName, one.Fault.Line, one.Fault.Column, one.Fault.Byte, PlantedFault.NameOf(one.Fault.Code), one.Raw)),
            rejects.Select(reject => (reject[0], Number(reject[1]), (int)Number(reject[2]), Number(reject[3]), reject[4], reject[6])));
        Assert.All(rejects, reject => Assert.NotEqual("", reject[5]));
    }

    [Fact]
    public async Task The_rejects_file_has_this_form()
    {
        var journey = new SmallJourney()
            .Replace("campaign_desc", "DESCRIPTION,CAMPAIGN,START_DAY,END_DAY\n\"A, B\",1.5,2,3\nA,1,2\nA,1,2,3\nB,1,2,4\n");
        await Ingest(journey, 3);
        const string Expected =
            "file,line,column,byte,code,detail,raw\n" +
            "campaign_desc.csv,2,8,46,CAST,\"CAMPAIGN: \"\"1.5\"\" is not a whole number\",\"\"\"A, B\"\",1.5,2,3\"\n" +
            "campaign_desc.csv,3,6,59,TOO_FEW,\"3 fields, the header has 4\",\"A,1,2\"\n" +
            "campaign_desc.csv,5,3,70,DUPLICATE_KEY,\"CAMPAIGN: \"\"1\"\" is a key that an earlier row has; "
            + "keys must be unique\",\"B,1,2,4\"\n";
        Assert.Equal(Expected, File.ReadAllText(_folder["rejects.csv"]));
    }

    [Fact]
    public async Task Without_bad_rows_the_rejects_file_is_a_header_alone()
    {
        var report = await Ingest(new SmallJourney(), 5);
        Assert.Equal(0, report.Rejects);
        Assert.Equal("file,line,column,byte,code,detail,raw\n", File.ReadAllText(_folder["rejects.csv"]));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(20, 4)]
    [InlineData(4 << 20, 1)]
    public async Task The_first_row_past_the_limit_ends_the_ingest(int chunkBytes, int threads)
    {
        var random = new Random(22);
        var journey = new SmallJourney(22);
        var faults = new List<PlantedFault>();
        foreach (string table in (string[])["transaction_data", "product"])
        {
            var text = journey.Text(table);
            foreach (int row in (int[])[2, 3, 9])
                faults.Add(PlantedFault.Plant(text, journey, table, FaultCode.Cast, row, random));
            journey.Replace(table, text.ToBytes());
        }

        for (int limit = 0; limit < faults.Count; limit++)
        {
            var failure = await Assert.ThrowsAsync<InputDataException>(() => Ingest(journey, limit, chunkBytes, threads));
            FaultTests.AssertIs(faults[limit], failure);
            Assert.False(File.Exists(_folder["store/CURRENT"]));
        }

        Assert.Equal(faults.Count, (await Ingest(journey, faults.Count, chunkBytes, threads)).Rejects);
    }

    [Theory]
    [InlineData("transaction_data", FaultCode.UnclosedQuote)]
    [InlineData("causal_data", FaultCode.UnclosedQuote)]
    [InlineData("product", FaultCode.UnclosedQuote)]
    [InlineData("transaction_data", FaultCode.Encoding)]
    [InlineData("causal_data", FaultCode.Encoding)]
    [InlineData("product", FaultCode.Encoding)]
    public async Task Unclosed_quotes_and_invalid_text_always_end_the_ingest(string table, FaultCode code)
    {
        var random = new Random(23);
        foreach (int chunkBytes in (int[])[16, 4 << 20])
        {
            var journey = new SmallJourney(random.Next());
            var text = journey.Text(table);
            PlantedFault.Plant(text, journey, table, FaultCode.TooFew, 2, random);
            var fatal = PlantedFault.Plant(text, journey, table, code, 5, random);
            PlantedFault.Plant(text, journey, table, FaultCode.Cast, 7, random);
            journey.Replace(table, text.ToBytes());
            FaultTests.AssertIs(
                fatal, await Assert.ThrowsAsync<InputDataException>(() => Ingest(journey, long.MaxValue, chunkBytes, threads: 3)));
            Assert.False(File.Exists(_folder["store/CURRENT"]));
        }
    }

    [Fact]
    public async Task Faults_of_whole_files_always_end_the_ingest()
    {
        await AssertEnds(new SmallJourney().Replace("coupon", "COUPON_UPC,PRODUCT_ID\n1,2\n"), FaultCode.Header);
        await AssertEnds(new SmallJourney().Replace("coupon", "COUPON_UPC,PRODUCT_ID,CAMPAIGN,CAMPAIGN\n"), FaultCode.Header);
        await AssertEnds(new SmallJourney().Replace("coupon", ""), FaultCode.EmptyFile);
        File.Move(_folder["csv/coupon.csv"], _folder["csv/cupon.csv"]);
        await AssertEnds(new SmallJourney().Omit("coupon"), FaultCode.MissingFile);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(4 << 20)]
    public async Task Of_a_duplicate_key_the_first_row_is_kept(int chunkBytes)
    {
        var journey = new SmallJourney().Replace(
            "campaign_desc", "DESCRIPTION,CAMPAIGN,START_DAY,END_DAY\nfirst,1,2,3\nother,2,2,3\nsecond,1,4,5\nthird,01,6,7\n");
        var report = await Ingest(journey, 2, chunkBytes);
        Assert.Equal(2, report.Rejects);
        using var stored = Journey.Open(_folder["store"]);
        Assert.Equal([["first", "1", "2", "3"], ["other", "2", "2", "3"]], PlainCsv.Stored(stored, "campaign_desc"));
    }

    [Fact]
    public async Task A_rejected_row_does_not_take_its_key()
    {
        var journey = new SmallJourney().Replace("campaign_desc", "DESCRIPTION,CAMPAIGN,START_DAY,END_DAY\nbad,1,x,3\ngood,1,2,3\n");
        Assert.Equal(1, (await Ingest(journey, 1)).Rejects);
        using var stored = Journey.Open(_folder["store"]);
        Assert.Equal([["good", "1", "2", "3"]], PlainCsv.Stored(stored, "campaign_desc"));
    }

    [Theory]
    [InlineData(3000)]
    [InlineData(4 << 20)]
    public async Task An_oversized_row_can_be_rejected(int chunkBytes)
    {
        var random = new Random(24);
        var journey = new SmallJourney(24);
        var text = journey.Text("causal_data");
        var planted = PlantedFault.Plant(text, journey, "causal_data", FaultCode.LineSize, 4, random);
        Assert.Equal(1, (await Ingest(journey.Replace("causal_data", text.ToBytes()), 1, chunkBytes)).Rejects);
        Assert.Equal(
            ["causal_data.csv", "6", "1", planted.Byte.ToString(CultureInfo.InvariantCulture), "LINE_SIZE"],
            Assert.Single(ReadRejects())[..5]);
        journey.Rows("causal_data").RemoveAt(4);
        using var stored = Journey.Open(_folder["store"]);
        Assert.Equal(PlainCsv.Sorted(journey.Rows("causal_data")), PlainCsv.Stored(stored, "causal_data"));
    }

    [Fact]
    public async Task A_table_can_lose_all_its_rows()
    {
        var journey = new SmallJourney().Replace("causal_data", "PRODUCT_ID,STORE_ID,WEEK_NO,display,mailer\nx\n\n1,2,3,4,5,6\n");
        Assert.Equal(2, (await Ingest(journey, 3, chunkBytes: 2)).Rejects);
        using var stored = Journey.Open(_folder["store"]);
        Assert.Empty(PlainCsv.Stored(stored, "causal_data"));
    }

    [Fact]
    public async Task A_limit_without_a_file_is_rejected()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Journey.IngestAsync(
            _folder["csv"], _folder["store"], new IngestOptions { MaximumRejects = 1 }));
        await Assert.ThrowsAsync<ArgumentException>(() => Journey.IngestAsync(
            _folder["csv"], _folder["store"], new IngestOptions { RejectsFile = "x" }));
    }

    public void Dispose() => _folder.Dispose();

    async Task AssertEnds(SmallJourney journey, FaultCode code)
    {
        var failure = await Assert.ThrowsAsync<InputDataException>(() => Ingest(journey, 1000));
        Assert.Equal((code, "coupon.csv"), (failure.Code, failure.File));
        Assert.False(File.Exists(_folder["store/CURRENT"]));
    }

    static int LengthBefore((PlantedFault Fault, string Raw) planted) =>
        Encoding.UTF8.GetByteCount(string.Concat(planted.Raw.EnumerateRunes().Take(planted.Fault.Column - 1)));

    static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);

    List<string[]> ReadRejects() => [.. PlainCsv.Read(File.ReadAllText(_folder["rejects.csv"])).Skip(1)];

    Task<IngestReport> Ingest(SmallJourney journey, long limit, int chunkBytes = 4 << 20, int threads = 2)
    {
        journey.WriteTo(_folder["csv"]);
        return Journey.IngestAsync(
            _folder["csv"], _folder["store"], new IngestOptions
            {
                MaximumRejects = limit,
                RejectsFile = _folder["rejects.csv"],
                Threads = threads,
                Csv = new CsvOptions { ChunkBytes = chunkBytes },
                Store = UnsyncedFileOps.Options,
            });
    }
}
