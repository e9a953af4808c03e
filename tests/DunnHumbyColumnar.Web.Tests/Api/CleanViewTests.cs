using System.Net;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>What the cleaning rules leave out, on every route and page of the clean view, and the rules as parameters.</summary>
public sealed class CleanViewTests(ServedStore served) : IClassFixture<ServedStore>
{
    [Theory]
    [InlineData("/tables/rfm_segments")]
    [InlineData("/tables/rfm_segments?format=csv")]
    [InlineData("/hh/1")]
    [InlineData("/hh_daily/1")]
    [InlineData("/rfm/1")]
    [InlineData("/recommendations/1")]
    [InlineData("/rules?limit=1")]
    [InlineData("/promotions")]
    [InlineData("/campaigns")]
    [InlineData("/campaign/1")]
    public async Task An_answer_from_the_clean_view_tells_what_is_left_out(string path)
    {
        var reply = (await served.Server.GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Equal(HeaderOf(SharedStore.Journey.CleanView()), reply["Clean-View"]);
    }

    [Theory]
    [InlineData("/tables/household_sales")]
    [InlineData("/tables/product?limit=1")]
    [InlineData("/tables")]
    public async Task Other_answers_do_not(string path) =>
        Assert.Equal("", (await served.Server.GetAsync(path)).Expect(HttpStatusCode.OK)["Clean-View"]);

    [Theory]
    [InlineData("/tables/rfm_segments?")]
    [InlineData("/rules?limit=1&")]
    [InlineData("/recommendations/1?")]
    [InlineData("/promotions?")]
    public async Task The_rules_are_parameters(string path)
    {
        var profile = CleaningProfile.Reference with { FirstDay = null, LastDay = 500, DropSingleDayHouseholds = false };
        var reply = (await served.Server.GetAsync(path + "window=..500&single_day=keep")).Expect(HttpStatusCode.OK);
        Assert.Equal(HeaderOf(SharedStore.Journey.CleanView(profile)), reply["Clean-View"]);
        (await served.Server.GetAsync(path + "window=9..3")).ExpectProblem(HttpStatusCode.BadRequest, "window");
        (await served.Server.GetAsync(path + "amount_rule=maybe")).ExpectProblem(HttpStatusCode.BadRequest, "amount_rule");
        var unknown = (await served.Server.GetAsync(path + "exclude_commodity=CHEES"))
            .ExpectProblem(HttpStatusCode.BadRequest, "exclude_commodity");
        Assert.Contains("the nearest", unknown.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_those_of_the_profile()
    {
        var profile = CleaningProfile.Raw with { FirstDay = 200, LastDay = 300, ExcludedCommodities = ["CHEESE", "BEEF"] };
        Assert.Equal(
            Exported.Text(SharedStore.Journey.RfmSegments(new() { Cleaning = profile }), ExportFormat.Json),
            (await served.Server.GetAsync(
                "/tables/rfm_segments?clean=raw&window=200..300&exclude_commodity=CHEESE&exclude_commodity=BEEF"))
            .Expect(HttpStatusCode.OK).Text);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/dashboard/household")]
    [InlineData("/dashboard/rfm")]
    [InlineData("/dashboard/campaigns")]
    [InlineData("/dashboard/promotions")]
    [InlineData("/dashboard/rules")]
    public async Task Every_page_says_how_many_lines_count(string path)
    {
        var report = SharedStore.Journey.CleanView();
        string page = (await served.Server.GetAsync(path)).Text;
        Assert.Contains($"{report.Kept:N0} of {report.Lines:N0} lines count", page, StringComparison.Ordinal);
        Assert.Contains("/dashboard/clean\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing-counts", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_scores_as_of_a_day_says_what_counts_then()
    {
        var report = SharedStore.Journey.CleanView(asOfDay: 300);
        Assert.Contains(
            $"{report.Kept:N0} of {report.Lines:N0} lines count", (await served.Server.GetAsync("/dashboard/rfm?as_of_day=300")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_what_counts_has_every_rule_and_takes_others()
    {
        var report = SharedStore.Journey.CleanView();
        string page = (await served.Server.GetAsync("/dashboard/clean")).Expect(HttpStatusCode.OK).Text;
        Assert.All(report.Dropped, rule => Assert.Contains($">{rule.Lines:N0}</td>", page, StringComparison.Ordinal));
        // As its form sends it, the field for another commodity left empty.
        var profile = CleaningProfile.Reference with { FirstDay = 300, LastDay = null, ExcludedCommodities = ["CHEESE"] };
        string changed = (await served.Server.GetAsync(
            "/dashboard/clean?window=300..&amount_rule=on&unknown_products=drop&single_day=drop&exclude_commodity=none"
            + "&exclude_commodity=CHEESE&exclude_commodity=")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains($"{SharedStore.Journey.CleanView(profile).Kept:N0} of ", changed, StringComparison.Ordinal);
        Assert.Contains("value=\"300..\"", changed, StringComparison.Ordinal);
        Assert.Contains("value=\"CHEESE\"", changed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await served.Server.GetAsync("/dashboard/clean?window=9..3")).Status);
    }

    [Fact]
    public async Task A_view_without_a_line_says_why()
    {
        string page = (await served.Server.GetAsync("/dashboard/clean?window=20000..")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("nothing-counts", page, StringComparison.Ordinal);
        Assert.Contains(" outside days 20000..", page, StringComparison.Ordinal);
    }

    static string HeaderOf(CleaningReport report) => string.Join(
        ", ",
        (string[])[$"lines={report.Lines}", $"kept={report.Kept}", .. report.Dropped.Select(rule => $"{rule.Rule}={rule.Lines}")]);
}
