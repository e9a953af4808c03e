using System.Net;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>The choice of the format, and files that are safe to open.</summary>
public sealed class FormatTests(ServedStore served) : IClassFixture<ServedStore>
{
    const string Arrow = "application/vnd.apache.arrow.stream";
    const string Parquet = "application/vnd.apache.parquet";

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("text/html, */*;q=0.5", "application/json")]
    [InlineData("text/*", "text/csv")]
    [InlineData("TEXT/CSV", "text/csv")]
    [InlineData("text/csv;q=0.4, application/json;q=0.3", "text/csv")]
    [InlineData("application/json;q=0.4, application/vnd.apache.arrow.stream", Arrow)]
    [InlineData("application/vnd.apache.parquet, application/json;q=0.9", Parquet)]
    [InlineData("*/*, application/json;q=0", "text/csv")]
    [InlineData("text/csv;q=0, application/json;q=0, */*;q=0.1", Arrow)]
    public async Task The_accepted_type_of_the_highest_quality_is_given(string? accept, string expected)
    {
        var reply = (await served.Server.GetAsync("/campaigns", accept is null ? [] : [("Accept", accept)])).Expect(HttpStatusCode.OK);
        Assert.Equal(expected, reply.ContentType);
        Assert.Contains("Accept", reply["Vary"].Split(", "));
        Assert.Equal(expected is Arrow or Parquet ? expected : expected + "; charset=utf-8", reply["Content-Type"]);
    }

    [Theory]
    [InlineData("/campaigns", "image/png")]
    [InlineData("/campaigns", "text/csv;q=0")]
    [InlineData("/tables", "text/csv")]
    [InlineData("/tables/rfm", "application/vnd.ms-excel")]
    [InlineData("/rfm/1", "text/html")]
    public async Task A_type_that_there_is_not_is_not_acceptable(string path, string accept) =>
        (await served.Server.GetAsync(path, ("Accept", accept))).ExpectProblem(HttpStatusCode.NotAcceptable, "Accept");

    [Fact]
    public async Task An_accept_header_that_cannot_be_read_is_a_bad_parameter() =>
        (await served.Server.GetAsync("/campaigns", ("Accept", "nonsense"))).ExpectProblem(HttpStatusCode.BadRequest, "Accept");

    [Fact]
    public async Task The_format_parameter_goes_before_the_header()
    {
        Assert.Equal("text/csv", (await served.Server.GetAsync("/campaigns?format=csv", ("Accept", "application/json")))
            .Expect(HttpStatusCode.OK).ContentType);
        Assert.Equal(Arrow, (await served.Server.GetAsync("/campaigns?format=arrow", ("Accept", "image/png")))
            .Expect(HttpStatusCode.OK).ContentType);
        Assert.Equal(Parquet, (await served.Server.GetAsync("/campaigns?format=parquet")).Expect(HttpStatusCode.OK).ContentType);
        (await served.Server.GetAsync("/campaigns?format=CSV")).ExpectProblem(HttpStatusCode.BadRequest, "format");
        (await served.Server.GetAsync("/tables?format=json", ("Accept", "image/png"))).Expect(HttpStatusCode.OK);
        var problem = (await served.Server.GetAsync("/tables?format=csv")).ExpectProblem(HttpStatusCode.NotAcceptable, "format");
        Assert.Equal("there is json", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_formula_in_a_text_column_is_defused_in_csv_and_only_there()
    {
        string path = "/tables/promotion_lift";
        string csv = (await served.Server.GetAsync(path + "?format=csv")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("\ncommodity,\"'=HYPERLINK(\"\"x\"\")\",display,", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("\n=", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=", csv, StringComparison.Ordinal);
        Assert.Contains(SharedStore.Formula, (await served.Server.GetAsync(path)).Rows.Select(row => row.GetProperty("item").GetString()));
        Assert.Contains(Exported.ArrowRows((await served.Server.GetAsync(path + "?format=arrow")).Bytes), row =>
            row.Contains("|" + SharedStore.Formula + "|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_negative_number_is_never_defused()
    {
        var query = """{"table":"transaction_data","where":[{"column":"retail_disc","to":-1}],"group_by":["retail_disc"]"""
            + ""","aggregates":["min:retail_disc","count"],"take":20}""";
        string[] lines = (await served.Server.QueryAsync(query, ("Accept", "text/csv")))
            .Expect(HttpStatusCode.OK).Text.TrimEnd('\n').Split('\n');
        Assert.Equal(21, lines.Length);
        Assert.All(lines[1..], line => Assert.Matches("^-[0-9]+\\.[0-9]{2},-[0-9]+\\.[0-9]{2},[0-9]+$", line));
    }

    [Fact]
    public async Task A_script_in_a_name_is_escaped_in_json()
    {
        string text = (await served.Server.GetAsync("/tables/promotion_lift")).Expect(HttpStatusCode.OK).Text;
        Assert.DoesNotContain("<img", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\\u003Cimg src=x", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_are_compressed_for_who_accepts_it()
    {
        var plain = (await served.Server.GetAsync("/tables/daily_hh_spend?format=csv")).Expect(HttpStatusCode.OK);
        var packed = (await served.Server.GetAsync("/tables/daily_hh_spend?format=csv", ("Accept-Encoding", "gzip")))
            .Expect(HttpStatusCode.OK);
        Assert.Equal(("", "gzip"), (plain["Content-Encoding"], packed["Content-Encoding"]));
        using var unpacked = new System.IO.Compression.GZipStream(
            new MemoryStream(packed.Bytes), System.IO.Compression.CompressionMode.Decompress);
        using var text = new StreamReader(unpacked);
        Assert.Equal(plain.Text, await text.ReadToEndAsync());
    }
}
