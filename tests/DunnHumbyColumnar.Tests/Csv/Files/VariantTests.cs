using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv.Files;

/// <summary>One journey in the coats in which files circulate.</summary>
public sealed class VariantTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [SampleTheory]
    [InlineData("base")]
    [InlineData("crlf")]
    [InlineData("bomcrlf")]
    [InlineData("lowerhdr")]
    [InlineData("unnamed", "transaction_data.csv: ignored 1 extra column: Unnamed: 0")]
    [InlineData("rrowname", "transaction_data.csv: ignored 1 extra column: column 1 (no name)")]
    [InlineData("trailcomma", "transaction_data.csv: ignored 1 extra column: column 13 (no name)")]
    [InlineData("kaggle", "hh_demographic.csv: anonymised; loaded under the original columns and values")]
    [InlineData("married")]
    [InlineData("missingcausal", "causal_data.csv: there is none; the table is empty")]
    [InlineData("onegz")]
    [InlineData("gz")]
    [InlineData("zip")]
    [InlineData("upper")]
    [InlineData("altname")]
    [InlineData("hdrsp")]
    [InlineData("blankend", "transaction_data.csv: skipped 2 blank lines")]
    [InlineData("blankmid", "transaction_data.csv: skipped 1 blank line")]
    [InlineData("nocoupon", "transaction_data.csv: no COUPON_DISC, no COUPON_MATCH_DISC, counted as 0.00")]
    [InlineData("semicolon", "transaction_data.csv: a semicolon between fields")]
    [InlineData("names")]
    public async Task It_loads_as_it_comes(string variant, string? note = null)
    {
        var report = await Ingest(variant);
        Assert.Equal((22L, 69.67m), (report.Tables[0].Rows, Sales()));
        if (note is not null)
            Assert.Contains(note, report.Notes);
    }

    [SampleFact]
    public async Task Ids_with_decimals_are_read_where_that_is_asked_for()
    {
        var report = await Ingest("floatid", new IngestOptions { Lenient = true });
        Assert.Equal((22L, 69.67m), (report.Tables[0].Rows, Sales()));
        Assert.Contains("transaction_data.csv: read 22 whole numbers written with decimals", report.Notes);
    }

    [SampleFact]
    public async Task What_was_read_leniently_is_read_again_where_that_is_not_asked_for()
    {
        await Ingest("floatid", new IngestOptions { Lenient = true });
        Assert.True((await Ingest("floatid", new IngestOptions { Lenient = true })).Skipped);
        Assert.Equal(FaultCode.Cast, (await Assert.ThrowsAsync<InputDataException>(() => Ingest("floatid"))).Code);
    }

    [SampleTheory]
    [InlineData("floatid", FaultCode.Cast, "transaction_data.csv:2:1 ", "but one written with decimals")]
    [InlineData("excelids", FaultCode.Cast, "transaction_data.csv:2:3 ", "in exponent form, as a spreadsheet writes long ids")]
    [InlineData("sci", FaultCode.Cast, "transaction_data.csv:2:3 ", "in exponent form, as a spreadsheet writes long ids")]
    [InlineData("nan", FaultCode.Cast, "transaction_data.csv:2:47 ", "is empty")]
    [InlineData("thousand", FaultCode.Cast, "transaction_data.csv:2:25 ", "has a comma")]
    [InlineData("decimalcomma", FaultCode.Cast, "transaction_data.csv:2:25 ", "has a comma")]
    [InlineData("dollar", FaultCode.Cast, "transaction_data.csv:2:25 ", "has a currency sign")]
    [InlineData("dates", FaultCode.Cast, "transaction_data.csv:2:15 ", "is a date")]
    [InlineData("exceldates", FaultCode.Cast, "transaction_data.csv:2:15 ", "is a date")]
    [InlineData("dupheader", FaultCode.Header, "transaction_data.csv:7:1 ", "the header line stands here once more")]
    [InlineData("latin1", FaultCode.Encoding, "product.csv:4:36 ", "is not valid UTF-8")]
    [InlineData("lfs", FaultCode.Format, "transaction_data.csv: ", "a pointer of Git LFS")]
    [InlineData("html", FaultCode.Format, "transaction_data.csv: ", "an HTML page")]
    [InlineData("xlsx", FaultCode.Format, "product.csv: ", "an xlsx workbook")]
    [InlineData("utf16", FaultCode.Encoding, "product.csv:1:1 ", "the file is UTF-16")]
    [InlineData("comment", FaultCode.Header, "product.csv:1:1 ", "a comment")]
    [InlineData("nohdr", FaultCode.Header, "causal_data.csv:1:1 ", "there is no header line")]
    public async Task It_is_refused_by_its_cause(string variant, FaultCode code, string place, string cause)
    {
        var failure = await Assert.ThrowsAsync<InputDataException>(() => Ingest(variant));
        Assert.Equal(code, failure.Code);
        Assert.StartsWith(place, failure.Message, StringComparison.Ordinal);
        Assert.Contains(cause, failure.Message, StringComparison.Ordinal);
    }

    [SampleFact]
    public async Task An_id_in_exponent_form_is_refused_even_where_decimals_are_read() => Assert.Contains(
        "in exponent form",
        (await Assert.ThrowsAsync<InputDataException>(() => Ingest("excelids", new IngestOptions { Lenient = true }))).Message,
        StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    Task<IngestReport> Ingest(string variant, IngestOptions? options = null) => Journey.IngestAsync(
        Sample.Variant(variant), _folder["store"], (options ?? new IngestOptions()) with { Store = UnsyncedFileOps.Options });

    decimal Sales()
    {
        using var journey = Journey.Open(_folder["store"]);
        return journey.HouseholdSales().Sum(row => row.Sales.ToDecimal());
    }
}
