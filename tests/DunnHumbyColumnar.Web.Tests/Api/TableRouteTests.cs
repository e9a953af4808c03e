using System.Net;
using System.Text.Json;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>Tables by name, page by page.</summary>
public sealed class TableRouteTests(ServedStore served) : IClassFixture<ServedStore>
{
    public static TheoryData<string> Names { get; } = [.. Journey.SourceTableNames, .. Journey.GoldTableNames];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_page_holds_the_first_rows_in_each_format(string name)
    {
        TabularResult expected = Journey.GoldTableNames.Contains(name) ? SharedStore.Journey.Gold(name) : SharedStore.Journey.Table(name);
        var json = (await served.Server.GetAsync($"/tables/{name}?limit=50")).Expect(HttpStatusCode.OK);
        Assert.Equal("application/json", json.ContentType);
        Assert.Equal(Exported.Text(expected, ExportFormat.Json, limit: 50), json.Text);
        var rows = json.Rows.ToList();
        Assert.Equal(Math.Min(expected.RowCount, 50), rows.Count);
        Assert.All(rows, row => Assert.Equal(expected.ColumnNames, row.EnumerateObject().Select(property => property.Name)));
        var csv = (await served.Server.GetAsync($"/tables/{name}?limit=50", ("Accept", "text/csv"))).Expect(HttpStatusCode.OK);
        Assert.Equal("text/csv", csv.ContentType);
        Assert.Equal($"attachment; filename={name}.csv", csv["Content-Disposition"]);
        Assert.Equal(Exported.Text(expected, ExportFormat.Csv, limit: 50), csv.Text);
        Assert.StartsWith(string.Join(',', expected.ColumnNames) + "\n", csv.Text, StringComparison.Ordinal);
        var arrow = (await served.Server.GetAsync($"/tables/{name}?limit=50", ("Accept", "application/vnd.apache.arrow.stream")))
            .Expect(HttpStatusCode.OK);
        Assert.Equal("application/vnd.apache.arrow.stream", arrow.ContentType);
        Assert.Equal(Exported.ArrowRows(Exported.Bytes(expected, ExportFormat.ArrowStream, limit: 50)), Exported.ArrowRows(arrow.Bytes));
        var parquet = (await served.Server.GetAsync($"/tables/{name}?limit=50", ("Accept", "application/vnd.apache.parquet")))
            .Expect(HttpStatusCode.OK);
        Assert.Equal("application/vnd.apache.parquet", parquet.ContentType);
        Assert.Equal($"attachment; filename={name}.parquet", parquet["Content-Disposition"]);
        Assert.Equal(Exported.Parquet(expected, limit: 50), parquet.Bytes);
    }

    [Theory]
    [InlineData("campaign_overlap", "limit=100", "json")]
    [InlineData("daily_hh_spend", "limit=1000&format=csv", "csv")]
    [InlineData("product", "limit=10000&format=csv", "csv")]
    [InlineData("promotion_lift", "level=department&by=display-code&limit=7&section=produce&section=meat", "json")]
    public async Task The_pages_that_the_links_lead_through_are_the_whole_table(string name, string query, string format)
    {
        TabularResult expected = name switch
        {
            "product" => SharedStore.Journey.Table(name),
            "promotion_lift" => SharedStore.Journey.Gold(
                name, new MartOptions
                {
                    Level = ItemLevel.Department,
                    By = PromotionBreakdown.DisplayCode,
                    Promotions = new PromotionOptions { Sections = ["produce", "meat"] },
                }),
            _ => SharedStore.Journey.Gold(name),
        };
        var lines = new List<string>();
        int pages = 0;
        for (string? path = $"/tables/{name}?{query}"; path is not null; pages++)
        {
            var page = (await served.Server.GetAsync(path)).Expect(HttpStatusCode.OK);
            lines.AddRange(format == "csv" ? page.Text.TrimEnd('\n').Split('\n')[1..] : page.Rows.Select(row => row.GetRawText()));
            string link = page["Link"];
            Assert.True(link.Length == 0 || (link.StartsWith($"</tables/{name}?", StringComparison.Ordinal)
                && link.EndsWith(">; rel=\"next\"", StringComparison.Ordinal)), link);
            path = link.Length == 0 ? null : link[1..link.IndexOf('>', StringComparison.Ordinal)];
        }

        Assert.InRange(pages, 3, 1000);
        Assert.Equal(expected.RowCount, lines.Count);
        string whole = Exported.Text(expected, format == "csv" ? ExportFormat.Csv : ExportFormat.Json);
        if (format == "csv")
            Assert.Equal(whole.TrimEnd('\n').Split('\n')[1..], lines);
        else
            Assert.Equal(JsonDocument.Parse(whole).RootElement.EnumerateArray().Select(row => row.GetRawText()), lines);
    }

    [Fact]
    public async Task A_page_of_no_rows_has_no_next_one_and_a_full_last_page_neither()
    {
        var none = (await served.Server.GetAsync("/tables/rfm_segments?limit=0")).Expect(HttpStatusCode.OK);
        Assert.Equal(("", 0), (none["Link"], none.Rows.Count()));
        var all = (await served.Server.GetAsync("/tables/rfm_segments?limit=5")).Expect(HttpStatusCode.OK);
        Assert.Equal(("", 5), (all["Link"], all.Rows.Count()));
        var end = (await served.Server.GetAsync("/tables/rfm_segments?cursor=1.5")).Expect(HttpStatusCode.OK);
        Assert.Equal(("", 0), (end["Link"], end.Rows.Count()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("1.1.1")]
    [InlineData("1.-1")]
    [InlineData("1.%2B1")]
    [InlineData("1.1e1")]
    [InlineData("1.6")]
    [InlineData("1.9223372036854775807")]
    [InlineData("1.9223372036854775808")]
    [InlineData("0.1")]
    [InlineData("2.1")]
    [InlineData("abc.def")]
    public async Task A_cursor_that_no_page_gave_is_a_bad_parameter(string cursor) =>
        (await served.Server.GetAsync($"/tables/rfm_segments?cursor={cursor}")).ExpectProblem(HttpStatusCode.BadRequest, "cursor");

    [Fact]
    public async Task A_table_that_nobody_knows_is_not_found()
    {
        string detail = (await served.Server.GetAsync("/tables/secrets"))
            .ExpectProblem(HttpStatusCode.NotFound, "name").GetProperty("detail").GetString()!;
        Assert.Contains("transaction_data", detail, StringComparison.Ordinal);
        Assert.Contains("rfm_segments", detail, StringComparison.Ordinal);
        (await served.Server.GetAsync("/tables/" + new string('x', 300))).ExpectProblem(HttpStatusCode.BadRequest, "name");
    }

    [Fact]
    public async Task Options_make_the_table_that_the_engine_makes_of_them()
    {
        async Task Compare(string path, JourneyResult expected) =>
            Assert.Equal(
                Exported.Text(expected, ExportFormat.Json, limit: 1000),
                (await served.Server.GetAsync(path)).Expect(HttpStatusCode.OK).Text);

        var journey = SharedStore.Journey;
        await Compare(
            "/tables/rfm?rfm=quintile&as_of_day=400",
            journey.Gold("rfm", new MartOptions { Rfm = new RfmOptions { Recency = RecencyScheme.Quintile, AsOfDay = 400 } }));
        await Compare("/tables/rfm_segments?clean=raw", journey.Gold("rfm_segments", new MartOptions { Cleaning = CleaningProfile.Raw }));
        await Compare("/tables/hh_summary?all_households=true", journey.Gold("hh_summary", new MartOptions { AllHouseholds = true }));
        await Compare(
            "/tables/association_rules?level=department&min_pairs=20",
            journey.Gold("association_rules", new MartOptions { Level = ItemLevel.Department, MinimumPairs = 20 }));
        await Compare(
            "/tables/promotion_exposure?from_day=200&to_day=400&segment=rfm_bins%3D5",
            journey.Gold("promotion_exposure", new MartOptions
            {
                Promotions = new PromotionOptions { FirstDay = 200, LastDay = 400, Segment = HouseholdSegment.Parse("rfm_bins=5") },
            }));
    }

    [Fact]
    public async Task The_list_of_tables_tells_what_the_store_holds()
    {
        var list = (await served.Server.GetAsync("/tables")).Expect(HttpStatusCode.OK).Json;
        var info = SharedStore.Journey.Info();
        Assert.Equal((info.Generation, info.ContentHash, info.Bytes), (
            list.GetProperty("generation").GetInt64(), list.GetProperty("content_hash").GetString(), list.GetProperty("bytes").GetInt64()));
        Assert.Equal(info.CreatedAt, list.GetProperty("created_at").GetDateTimeOffset());
        Assert.Equal(
            info.Tables.Select(table => (table.Name, table.Rows, table.Columns, table.Bytes)),
            list.GetProperty("tables").EnumerateArray()
                .Select(table => (
                    table.GetProperty("name").GetString()!, table.GetProperty("rows").GetInt64(), table.GetProperty("columns").GetInt32(),
                    table.GetProperty("bytes").GetInt64())));
        Assert.Equal(Journey.GoldTableNames, list.GetProperty("gold_tables")
            .EnumerateArray().Select(table => table.GetProperty("name").GetString()));
        Assert.False(list.GetProperty("refresh").GetProperty("is_configured").GetBoolean());
    }
}
