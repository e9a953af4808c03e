using System.Text;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv.Files;

/// <summary>Lines without anything are no rows, but lines: they are counted, and faults after them have their places.</summary>
public sealed class BlankLineTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("transaction_data", 16)]
    [InlineData("transaction_data", 4 << 20)]
    [InlineData("causal_data", 16)]
    [InlineData("causal_data", 4 << 20)]
    [InlineData("product", 16)]
    [InlineData("product", 4 << 20)]
    public async Task They_are_counted_and_move_the_lines_after_them(string table, int chunkBytes)
    {
        var journey = new SmallJourney(5, factRows: 40, products: 40);
        string[] lines = Encoding.UTF8.GetString(journey.Text(table).ToBytes()).TrimEnd('\n').Split('\n');
        string text = string.Join('\n', lines.Select((line, i) => i % 9 == 4 ? line + "\n\r" : line)) + "\n\n";
        int blank = text.Split('\n').Count(line => line.Trim('\r').Length == 0) - 1;
        var report = await Ingest(journey.Replace(table, text), chunkBytes);
        Assert.Contains($"{table}.csv: skipped {blank} blank lines", report.Notes);
        Assert.Equal(lines.Length - 1, report.Tables.Single(one => one.Name == table).Rows);

        long last = text.Split('\n').Length;
        var failure = await Assert.ThrowsAsync<InputDataException>(() => Ingest(journey.Replace(table, text + "x\n"), chunkBytes));
        Assert.Equal((last, 1), (failure.Line!.Value, failure.Column!.Value));
    }

    [Fact]
    public async Task Blank_lines_before_the_header_count_too()
    {
        var journey = new SmallJourney();
        string text = "\n \n" + Encoding.UTF8.GetString(journey.Text("coupon").ToBytes());
        Assert.Contains("coupon.csv: skipped 2 blank lines", (await Ingest(journey.Replace("coupon", text), 4 << 20)).Notes);
        var failure = await Assert.ThrowsAsync<InputDataException>(() => Ingest(journey.Replace("coupon", "\n \nCOUPON_UPC\n"), 4 << 20));
        Assert.Equal((FaultCode.Header, 3L, 11), (failure.Code, failure.Line!.Value, failure.Column!.Value));
    }

    [Fact]
    public async Task What_was_read_leniently_is_read_again_where_that_is_not_asked_for()
    {
        new SmallJourney().Replace("coupon", "COUPON_UPC,PRODUCT_ID,CAMPAIGN\n1,2.0,3.00\n").WriteTo(_folder["csv"]);
        var lenient = new IngestOptions { Lenient = true, Store = UnsyncedFileOps.Options };
        var report = await Journey.IngestAsync(_folder["csv"], _folder["store"], lenient);
        Assert.Contains("coupon.csv: read 2 whole numbers written with decimals", report.Notes);
        Assert.True((await Journey.IngestAsync(_folder["csv"], _folder["store"], lenient)).Skipped);
        await Assert.ThrowsAsync<InputDataException>(
            () => Journey.IngestAsync(_folder["csv"], _folder["store"], lenient with { Lenient = false }));
    }

    public void Dispose() => _folder.Dispose();

    Task<IngestReport> Ingest(SmallJourney journey, int chunkBytes)
    {
        journey.WriteTo(_folder["csv"]);
        return Journey.IngestAsync(_folder["csv"], _folder["store"], new IngestOptions
        {
            Threads = 2,
            Csv = new CsvOptions { ChunkBytes = chunkBytes },
            Store = UnsyncedFileOps.Options,
        });
    }
}
