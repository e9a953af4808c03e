using System.Text;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>Faults of whole files and of header lines.</summary>
public sealed class FileFaultTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Tables() => [.. SmallJourney.Tables];

    [Theory]
    [InlineData("transaction_data")]
    [InlineData("product")]
    public async Task A_missing_file_is_named(string table)
    {
        var failure = await Rejected(new SmallJourney().Omit(table));
        AssertWholeFile(failure, FaultCode.MissingFile, table);
        Assert.StartsWith($"{table}.csv: MISSING_FILE ", failure.Message, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task A_pipe_is_rejected_and_not_waited_for()
    {
        new SmallJourney().Omit("coupon").WriteTo(_folder["csv"]);
        NamedPipe.Make(_folder["csv/coupon.csv"]);
        var failure = await Assert.ThrowsAsync<InputDataException>(() => Journey.IngestAsync(_folder["csv"], _folder["store"])
            .WaitAsync(TimeSpan.FromMinutes(5)));
        AssertWholeFile(failure, FaultCode.MissingFile, "coupon");
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task An_empty_file_is_named(string table)
    {
        var failure = await Rejected(new SmallJourney().Replace(table, ""));
        AssertWholeFile(failure, FaultCode.EmptyFile, table);
        Assert.StartsWith($"{table}.csv: EMPTY_FILE ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_alone_is_an_empty_file() =>
        AssertWholeFile(await Rejected(new SmallJourney().Replace("coupon", "\uFEFF")), FaultCode.EmptyFile, "coupon");

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_missing_column_is_a_fault_at_the_end_of_the_header(string table)
    {
        for (int column = 0; column < SmallJourney.Header(table).Length; column++)
        {
            if (SmallJourney.Header(table)[column] is "COUPON_DISC" or "COUPON_MATCH_DISC")
                continue;
            string header = string.Join(',', SmallJourney.Header(table).Where((_, i) => i != column));
            var failure = await Rejected(new SmallJourney().Replace(table, header + "\n"));
            FaultTests.AssertIs(new PlantedFault(FaultCode.Header, table, 1, header.Length + 1, header.Length), failure);
            Assert.Contains($"missing column {SmallJourney.Header(table)[column]};", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_repeated_column_is_a_fault_at_its_second_occurrence(string table)
    {
        foreach (string name in SmallJourney.Header(table))
        {
            string before = "\u00E9xtra," + string.Join(',', SmallJourney.Header(table)) + ",";
            var failure = await Rejected(new SmallJourney().Replace(table, before + name.ToLowerInvariant() + ",more\n"));
            FaultTests.AssertIs(new PlantedFault(FaultCode.Header, table, 1, before.Length + 1, before.Length + 1), failure);
            Assert.Contains($"column {name} occurs twice", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("PRODUCT_ID,\tSTORE_ID,WEEK_NO,display,mailer\n", FaultCode.ControlChar, 12, 11)]
    [InlineData("PRODUCT_ID,STORE_ID\r,WEEK_NO,display,mailer\n", FaultCode.LoneCr, 20, 19)]
    [InlineData("é,PRODUCT_ID,\"STORE_ID,WEEK_NO,display,mailer\n", FaultCode.UnclosedQuote, 14, 14)]
    [InlineData("\uFEFFé,PRODUCT_ID,\"STORE_ID,WEEK_NO,display,mailer\n", FaultCode.UnclosedQuote, 14, 17)]
    [InlineData("1,2,3,0,A\n", FaultCode.Header, 1, 0)]
    public async Task A_malformed_header_is_located_like_a_row(string text, FaultCode code, int column, long offset) =>
        FaultTests.AssertIs(
            new PlantedFault(code, "causal_data", 1, column, offset), await Rejected(new SmallJourney().Replace("causal_data", text)));

    [Fact]
    public async Task An_oversized_header_is_located_at_its_start() => FaultTests.AssertIs(
        new PlantedFault(FaultCode.LineSize, "coupon", 1, 1, 0),
        await Rejected(new SmallJourney().Replace("coupon", new string('x', (1 << 20) + 1) + ",COUPON_UPC,PRODUCT_ID,CAMPAIGN\n")));

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_utf16_file_is_rejected_at_its_mark(string encoding)
    {
        var utf16 = Encoding.GetEncoding(encoding);
        byte[] content = [.. utf16.GetPreamble(), .. utf16.GetBytes("COUPON_UPC,PRODUCT_ID,CAMPAIGN\n")];
        FaultTests.AssertIs(
            new PlantedFault(FaultCode.Encoding, "coupon", 1, 1, 0), await Rejected(new SmallJourney().Replace("coupon", content)));
    }

    [Fact]
    public async Task A_fault_in_an_earlier_table_comes_before_a_missing_file()
    {
        var journey = new SmallJourney().Replace("causal_data", "PRODUCT_ID,STORE_ID,WEEK_NO,display,mailer\n1,2,3,00,A\n")
            .Omit("product").Replace("coupon", "");
        FaultTests.AssertIs(new PlantedFault(FaultCode.Cast, "causal_data", 2, 7, 49), await Rejected(journey));
    }

    [Fact]
    public async Task A_missing_file_comes_before_a_fault_in_a_later_table() =>
        AssertWholeFile(
            await Rejected(new SmallJourney().Omit("product").Replace("coupon", "nothing\n")), FaultCode.MissingFile, "product");

    [Theory]
    [InlineData("grow")]
    [InlineData("shrink")]
    [InlineData("touch")]
    [InlineData("delete")]
    public void A_file_that_changes_while_it_is_read_is_rejected(string change)
    {
        new SmallJourney(factRows: 100).WriteTo(_folder["csv"]);
        string path = _folder["csv/causal_data.csv"];
        int blocks = 0;
        var options = new CsvOptions { ChunkBytes = 256, Threads = 1, Hash = Interfere };
        var failure = Assert.Throws<InputDataException>(() =>
            CsvLoader.Load(SourceCatalog.Find(_folder["csv"]), options, null, CancellationToken.None).Dispose());
        AssertWholeFile(failure, FaultCode.FileChanged, "causal_data");
        Assert.StartsWith("causal_data.csv: FILE_CHANGED ", failure.Message, StringComparison.Ordinal);

        UInt128 Interfere(ReadOnlySpan<byte> block)
        {
            if (blocks++ == 0)
                Change(path, change);
            return 0;
        }
    }

    [Fact]
    public async Task Nothing_is_published_of_a_file_that_changed()
    {
        new SmallJourney().WriteTo(_folder["csv"]);
        var progress = new OnReading(() => Change(_folder["csv/product.csv"], "grow"));
        var failure = await Assert.ThrowsAsync<InputDataException>(() => Journey.IngestAsync(
            _folder["csv"], _folder["store"], progress: progress));
        AssertWholeFile(failure, FaultCode.FileChanged, "product");
        Assert.False(File.Exists(_folder["store/CURRENT"]));
    }

    [Fact]
    public async Task A_fault_leaves_the_generation_in_force_as_it_was()
    {
        new SmallJourney().WriteTo(_folder["csv"]);
        var first = await Journey.IngestAsync(_folder["csv"], _folder["store"]);
        byte[] pointer = File.ReadAllBytes(_folder["store/CURRENT"]);
        new SmallJourney().Replace("coupon_redempt", "household_key,DAY,COUPON_UPC,CAMPAIGN\n1,2,3,x\n").WriteTo(_folder["csv"]);
        await Assert.ThrowsAsync<InputDataException>(() => Journey.IngestAsync(_folder["csv"], _folder["store"]));
        Assert.Equal(pointer, File.ReadAllBytes(_folder["store/CURRENT"]));
        using var stored = Journey.Open(_folder["store"]);
        stored.Check();
        Assert.Equal((1, first.ContentHash), (stored.Info().Generation, stored.Info().ContentHash));
    }

    public void Dispose() => _folder.Dispose();

    static void Change(string path, string change)
    {
        if (change == "grow")
            File.AppendAllText(path, "1,2,3,0,A\n");
        else if (change == "shrink")
            File.WriteAllText(path, "PRODUCT_ID,STORE_ID,WEEK_NO,display,mailer\n");
        else if (change == "touch")
            File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        else
            File.Delete(path);
    }

    static void AssertWholeFile(InputDataException failure, FaultCode code, string table) =>
        Assert.Equal(
            (code, table + ".csv", null, null, null), (failure.Code, failure.File, failure.Line, failure.Column, failure.ByteOffset));

    async Task<InputDataException> Rejected(SmallJourney journey)
    {
        journey.WriteTo(_folder["csv"]);
        var failure = await Assert.ThrowsAsync<InputDataException>(() => Journey.IngestAsync(
            _folder["csv"], _folder["store"], new IngestOptions { Threads = 2 }));
        Assert.False(File.Exists(_folder["store/CURRENT"]));
        foreach (string file in Directory.GetFiles(_folder["csv"]))
            File.Delete(file);
        return failure;
    }

    sealed class OnReading(Action action) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            if (value.Stage == "reading")
                action();
        }
    }
}
