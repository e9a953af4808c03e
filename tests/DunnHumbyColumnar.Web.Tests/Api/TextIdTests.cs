using System.Net;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>Ids that are texts in the data are accepted and shown wherever ids are.</summary>
public sealed class TextIdTests : IAsyncLifetime, IDisposable
{
    readonly TinyJourney _tiny = new();
    Server? _server;

    public async Task InitializeAsync()
    {
        string store = await NamedStore.WriteAsync(_tiny);
        _server = await Server.StartAsync(options => options.Store = store);
    }

    public async Task DisposeAsync() => await _server!.DisposeAsync();

    public void Dispose() => _tiny.Dispose();

    [Theory]
    [InlineData("/hh/H%2F2")]
    [InlineData("/rfm/H%2F2")]
    public async Task A_household_is_named_by_its_text(string path)
    {
        var row = (await _server!.GetAsync(path)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((2, "H/2"), (row.GetProperty("household_key").GetInt32(), row.GetProperty("household_code").GetString()));
    }

    [Theory]
    [InlineData("/hh_daily/H%2F2")]
    [InlineData("/recommendations/H%2F2")]
    [InlineData("/tables/promotion_exposure?store_id=S367")]
    [InlineData("/tables/household_promotion?segment=household_key=H/2")]
    [InlineData("/dashboard/household?household=H%2F2")]
    [InlineData("/dashboard/campaigns?campaign=C%201")]
    public async Task So_is_it_elsewhere(string path) => (await _server!.GetAsync(path)).Expect(HttpStatusCode.OK);

    [Fact]
    public async Task Rows_have_the_text_beside_the_key()
    {
        Assert.StartsWith(
            "household_key,household_code,total_sales\n1,H/1,10.00\n",
            (await _server!.GetAsync("/tables/household_sales?format=csv")).Expect(HttpStatusCode.OK).Text,
            StringComparison.Ordinal);
        var campaign = (await _server.GetAsync("/campaign/C%201")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("C 1", campaign.GetProperty("summary").GetProperty("campaign_code").GetString());
        var query = await _server.QueryAsync(
            """
            {
              "table": "transaction_data", "where": [{ "column": "household_key", "in": ["H/2"] }],
              "group_by": ["household_code", "store_code"]
            }
            """);
        Assert.Contains("\"H/2\"", query.Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_show_it_and_lead_on_by_it()
    {
        string page = (await _server!.GetAsync("/dashboard/household?household=H%2F2")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("<h1>Household H/2</h1>", page, StringComparison.Ordinal);
        Assert.Contains("household=H%2F3", page, StringComparison.Ordinal);
        Assert.Contains("hh_daily/H%2F2?format=csv", page, StringComparison.Ordinal);
        string missing = (await _server.GetAsync("/dashboard/household?household=H%2F22")).Text;
        Assert.Contains("There is no household H/22", missing, StringComparison.Ordinal);
        Assert.Contains("household=H%2F2", missing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/hh/2", "household_key", "there is no household 2")]
    [InlineData("/campaign/1", "campaign_id", "there is no campaign 1")]
    public async Task A_key_is_no_id(string path, string parameter, string message)
    {
        var problem = (await _server!.GetAsync(path)).ExpectProblem(HttpStatusCode.NotFound, parameter);
        Assert.Contains(message, problem.GetProperty("detail").GetString(), StringComparison.OrdinalIgnoreCase);
    }
}
