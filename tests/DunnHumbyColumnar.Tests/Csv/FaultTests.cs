using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>Faults of CSV files are reported with their exact place, and nothing is published.</summary>
public sealed class FaultTests
{
    public static TheoryData<FaultCode> RowCodes => [.. PlantedFault.RowCodes];

    [Theory]
    [MemberData(nameof(RowCodes))]
    public async Task Row_fault_is_located_at_any_chunk_size_and_thread_count(FaultCode code)
    {
        for (int seed = 0; seed < 24; seed++)
        {
            var random = new Random(seed);
            var journey = new SmallJourney(seed, rows: 300) { LineEnd = seed % 3 == 0 ? "\r\n" : "\n" };
            var fault = PlantedFault.Plant(journey, code, random);
            using var folder = new TemporaryFolder();
            journey.Save(folder["csv"]);
            int[] chunkSizes = [7, 64, 1000, 1 << 16, 4 << 20];
            // One-byte chunks are slow on long lines.
            int chunk = code == FaultCode.LineSize ? 1 << 16 : seed == 0 ? 1 : chunkSizes[seed % chunkSizes.Length];
            var found = await Assert.ThrowsAsync<InputDataException>(() => SmallJourney.IngestAsync(folder, threads: 1 + (seed % 4), chunk));
            Assert.Equal(fault, new PlantedFault(found.Code, Path.GetFileNameWithoutExtension(found.File), found.Line!.Value, found.Column!.Value, found.ByteOffset!.Value));
            Assert.False(File.Exists(Path.Combine(folder["store"], "CURRENT")));
        }
    }

    [Fact]
    public async Task The_message_names_place_code_column_and_value()
    {
        var journey = new SmallJourney(1, 50);
        journey.Replace("transaction_data", 20, 5, "1.5x");
        int column = journey.Position("transaction_data", 20, 5) + 1;
        long offset = journey.Offset("transaction_data", 20) + column - 1;
        Assert.Equal(
            $"transaction_data.csv:21:{column} (byte {offset}): CAST SALES_VALUE: \"1.5x\" is not a money amount with at most two decimals", (await Fault(journey)).Message);
    }

    [Fact]
    public async Task An_excerpt_is_short_and_its_control_characters_are_escaped()
    {
        var journey = new SmallJourney(1, 50);
        journey.Replace("transaction_data", 20, 5, new string('9', 500) + "x");
        string message = (await Fault(journey)).Message;
        Assert.InRange(message.Length, 80, 260);
        journey = new SmallJourney(1, 50);
        journey.Replace("product", 20, 4, "A\u0007B");
        Assert.DoesNotContain('\u0007', (await Fault(journey)).Message);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(4 << 20)]
    public async Task The_first_fault_of_a_file_is_reported(int chunkBytes)
    {
        var journey = new SmallJourney(5, 300);
        journey.Replace("transaction_data", 280, 2, "x");
        journey.Replace("transaction_data", 120, 9, "300");
        journey.Replace("transaction_data", 200, 2, "x");
        var fault = await Fault(journey, chunkBytes);
        Assert.Equal((FaultCode.Range, 121L), (fault.Code, fault.Line));
    }

    [Fact]
    public async Task The_first_file_in_definition_order_is_reported()
    {
        var journey = new SmallJourney(5, 300);
        journey.Replace("coupon", 1, 1, "x");
        journey.Replace("hh_demographic", 3, 7, "x");
        journey.Replace("causal_data", 299, 2, "x");
        Assert.Equal("causal_data.csv", (await Fault(journey)).File);
    }

    [Fact]
    public async Task Columns_count_code_points_and_offsets_count_bytes()
    {
        var journey = new SmallJourney(5, 10);
        // Two code points of two and four bytes.
        journey["product"][3] = "555,7,\u00C3\u00A9\u00F0\u009F\u008D\u008E,National,BREAD,KIND,x\u0001y";
        var fault = await Fault(journey);
        Assert.Equal((FaultCode.ControlChar, 4L), (fault.Code, fault.Line));
        Assert.Equal("555,7,é?,National,BREAD,KIND,x".Length + 1, fault.Column);
        Assert.Equal(journey.Offset("product", 3) + "555,7,eeaaaa,National,BREAD,KIND,x".Length, fault.ByteOffset);
    }

    [Theory]
    [InlineData("hh_demographic", 7)]
    [InlineData("campaign_desc", 1)]
    public async Task A_second_row_of_a_key_is_a_fault(string table, int field)
    {
        var journey = new SmallJourney(5, 10);
        journey.Replace(table, 3, field, journey[table][1].Split(',')[field]);
        var fault = await Fault(journey);
        Assert.Equal((FaultCode.DuplicateKey, 4L, journey.Position(table, 3, field) + 1), (fault.Code, fault.Line, fault.Column));
    }

    [Fact]
    public async Task A_blank_line_has_too_few_fields()
    {
        var journey = new SmallJourney(5, 100);
        journey["transaction_data"].Insert(50, "");
        var fault = await Fault(journey);
        Assert.Equal((FaultCode.TooFew, 51L, 1), (fault.Code, fault.Line, fault.Column));
    }

    [Fact]
    public async Task Missing_and_repeated_columns_are_faults_of_the_header()
    {
        var journey = new SmallJourney(5, 10);
        journey["coupon"][0] = "COUPON_UPC,PRODUCT,CAMPAIGN";
        var fault = await Fault(journey);
        Assert.Equal((FaultCode.Header, "coupon.csv", 1L), (fault.Code, fault.File, fault.Line));
        Assert.Contains("PRODUCT_ID", fault.Message, StringComparison.Ordinal);
        journey = new SmallJourney(5, 10);
        journey["coupon"][0] = "COUPON_UPC,PRODUCT_ID,CAMPAIGN,product_id";
        Assert.Equal(FaultCode.Header, (await Fault(journey)).Code);
    }

    [Fact]
    public async Task An_empty_file_a_missing_file_and_utf_16_are_faults()
    {
        using var folder = new TemporaryFolder();
        var journey = new SmallJourney(5, 10);
        journey.Save(folder["csv"]);
        string file = Path.Combine(folder["csv"], "campaign_table.csv");
        await File.WriteAllBytesAsync(file, []);
        var empty = await Assert.ThrowsAsync<InputDataException>(() => SmallJourney.IngestAsync(folder));
        Assert.Equal((FaultCode.EmptyFile, "campaign_table.csv", null), (empty.Code, empty.File, empty.Line));
        File.Delete(file);
        Assert.Equal(FaultCode.MissingFile, (await Assert.ThrowsAsync<InputDataException>(() => SmallJourney.IngestAsync(folder))).Code);
        await File.WriteAllTextAsync(file, "DESCRIPTION,household_key,CAMPAIGN\nTypeA,1,1\n", System.Text.Encoding.Unicode);
        var wide = await Assert.ThrowsAsync<InputDataException>(() => SmallJourney.IngestAsync(folder));
        Assert.Equal((FaultCode.Encoding, 1L, 1, 0L), (wide.Code, wide.Line, wide.Column, wide.ByteOffset));
        Assert.False(File.Exists(Path.Combine(folder["store"], "CURRENT")));
    }

    [Fact]
    public async Task A_file_that_shrinks_or_is_rewritten_while_it_is_read_is_a_fault()
    {
        foreach (string end in new[] { "shrinks", "grows" })
        {
            using var folder = new TemporaryFolder();
            new SmallJourney(5, 3000).Save(folder["csv"]);
            string file = Path.Combine(folder["csv"], "transaction_data.csv");
            var change = new AtFirstReport(() =>
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                stream.SetLength(end == "shrinks" ? 40_000 : stream.Length + 10);
            });
            var options = new IngestOptions { Threads = 1, Csv = new() { ChunkBytes = 4096 } };
            var fault = await Assert.ThrowsAsync<InputDataException>(() => Journey.IngestAsync(folder["csv"], folder["store"], options, change));
            Assert.Equal((FaultCode.FileChanged, "transaction_data.csv", null), (fault.Code, fault.File, fault.Line));
        }
    }

    static async Task<InputDataException> Fault(SmallJourney journey, int chunkBytes = 4 << 20)
    {
        using var folder = new TemporaryFolder();
        journey.Save(folder["csv"]);
        return await Assert.ThrowsAsync<InputDataException>(() => SmallJourney.IngestAsync(folder, 2, chunkBytes));
    }

    sealed class AtFirstReport(Action action) : IProgress<IngestProgress>
    {
        int _reports;

        public void Report(IngestProgress value)
        {
            if (Interlocked.Increment(ref _reports) == 1)
                action();
        }
    }
}
