using System.Net;
using System.Text.RegularExpressions;
using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>A route that takes no limit answers with all of its rows, or with an error: nothing is cut in silence.</summary>
public sealed class WholeAnswerTests(ServedStore served) : IClassFixture<ServedStore>
{
    /// <summary>By route: requests, and the rows that the engine has for them.</summary>
    static readonly Dictionary<string, (string Path, TabularResult Expected)[]> Answers = new()
    {
        ["/campaigns"] = [("/campaigns", SharedStore.Journey.CampaignSummary())],
        ["/campaign/{campaign_id}"] = [("/campaign/18", DaysOf(18)), ("/campaign/8", DaysOf(8))],
        ["/hh_daily/{household_key}"] = [($"/hh_daily/{SharedStore.Described}", SpendOf(SharedStore.Described))],
        ["/promotions"] =
        [
            .. Enum.GetValues<ItemLevel>().Select(level => (
                $"/promotions?level={EnumNames.ToKebabCase(level)}",
                (TabularResult)SharedStore.Journey.PromotionLift(new PromotionLiftOptions { Level = level }))),
        ],
    };

    public static TheoryData<string> Routes { get; } = [.. Answers.Keys];

    [Fact]
    public void The_routes_without_a_limit_are_known() => Assert.Equal(
        Answers.Keys.Order(StringComparer.Ordinal),
        served.Server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ApiRoute>() is { Answers: ApiAnswers.Rows } route
                && !route.Parameters.Any(parameter => parameter.Name is "limit" or "k"))
            .Select(endpoint => endpoint.RoutePattern.RawText).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_route_without_a_limit_has_all_rows(string route)
    {
        foreach (var (path, expected) in Answers[route])
        {
            Assert.NotEqual(0, expected.RowCount);
            var reply = await served.Server.GetAsync(path, ("Accept", "text/csv"));
            Assert.Equal(Exported.Text(expected, ExportFormat.Csv), reply.Expect(HttpStatusCode.OK).Text);
        }
    }

    [Fact]
    public async Task More_rows_than_a_page_has_are_all_there_or_an_error()
    {
        using var tiny = new TinyJourney();
        await PromoteAsync(tiny, products: 3_000);
        await using var whole = await Server.StartAsync(options => options.Store = tiny.Store);
        var rows = (await whole.GetAsync("/promotions?level=product")).Expect(HttpStatusCode.OK).Rows.ToList();
        Assert.Equal(12_000, rows.Count);
        Assert.InRange(rows.Count, ApiParameters.MaxRows + 1, int.MaxValue);
        await using var small = await Server.StartAsync(options => (options.Store, options.ResponseBytes) = (tiny.Store, 1 << 20));
        Assert.Equal(
            "the answer is larger than 1 MiB; ask for fewer rows, or page by page at /tables",
            (await small.GetAsync("/promotions?level=product")).ExpectProblem(HttpStatusCode.UnprocessableEntity)
                .GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/dashboard/rfm")]
    public async Task A_download_that_is_only_a_page_says_so(string page)
    {
        Assert.Equal(["Download CSV"], (await DownloadsAsync(served.Server, page)).Distinct());
        using var tiny = new TinyJourney();
        await File.WriteAllLinesAsync(
            tiny.FileOf("transaction_data"),
            [
                "household_key,BASKET_ID,DAY,PRODUCT_ID,QUANTITY,SALES_VALUE,STORE_ID,RETAIL_DISC,TRANS_TIME,WEEK_NO,COUPON_DISC,"
                + "COUPON_MATCH_DISC",
                // Two days each: the clean view has no household of one day.
                .. Enumerable.Range(2, 20_002).Select(i => $"{i / 2},{26984851472 + i},{200 + (i % 2)},1000,1,1.00,367,0,1300,29,0,0"),
            ]);
        await Journey.IngestAsync(tiny.Csv, tiny.Store);
        await using var server = await Server.StartAsync(options => options.Store = tiny.Store);
        Assert.Contains("Download CSV (the first 10,000 of 10,001 rows)", await DownloadsAsync(server, page));
    }

    /// <summary>What the links to downloads on a page say.</summary>
    static async Task<IEnumerable<string>> DownloadsAsync(Server server, string page) =>
        Regex.Matches((await server.GetAsync(page)).Expect(HttpStatusCode.OK).Text, "Download CSV[^<]*").Select(link => link.Value);

    /// <summary>Promotes so many products, each in one week: four rows of promotion_lift for each.</summary>
    static async Task PromoteAsync(TinyJourney tiny, int products)
    {
        await File.WriteAllLinesAsync(
            tiny.FileOf("product"),
            [
                "PRODUCT_ID,MANUFACTURER,DEPARTMENT,BRAND,COMMODITY_DESC,SUB_COMMODITY_DESC,CURR_SIZE_OF_PRODUCT",
                .. Enumerable.Range(1000, products).Select(product => $"{product},69,GROCERY,National,C,S,1 LB"),
            ]);
        await File.WriteAllLinesAsync(
            tiny.FileOf("causal_data"),
            [
                "PRODUCT_ID,STORE_ID,WEEK_NO,display,mailer",
                .. Enumerable.Range(1000, products).Select(product => $"{product},367,30,5,A"),
            ]);
        await Journey.IngestAsync(tiny.Csv, tiny.Store);
    }

    static JourneyResult DaysOf(int campaign)
    {
        var daily = SharedStore.Journey.DailyCampaignSales();
        return daily.Pick(daily.For(campaign).Select(row => row.Index));
    }

    static JourneyResult SpendOf(int household)
    {
        var daily = SharedStore.Journey.DailySpend();
        return daily.Pick(daily.For(household).Select(row => row.Index));
    }
}
