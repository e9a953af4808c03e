using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Hosting;

/// <summary>Options are those of the host's configuration, and said to be wrong before anything is served.</summary>
public sealed class OptionsTests
{
    public static readonly TheoryData<string, string> Faults = new()
    {
        { "Store=", "DunnHumbyOptions.Store: the store folder is not set" },
        { "ConcurrentWork=0", "DunnHumbyOptions.ConcurrentWork: 0 computations at a time; it must be 1 or more" },
        { "WaitingWork=-1", "DunnHumbyOptions.WaitingWork: -1 waiting requests; it must be 0 or more" },
        { "ResultBytes=0", "DunnHumbyOptions.ResultBytes: 0 bytes of cached results; it must be 1 or more" },
        { "ResponseBytes=-5", "DunnHumbyOptions.ResponseBytes: -5 bytes of a response; it must be 1 or more" },
        { "RequestTimeout=00:00:00", "DunnHumbyOptions.RequestTimeout: a request may take 00:00:00; it must be more than 0" },
        { "ApiKey=", "DunnHumbyOptions.ApiKey: the API key is empty" },
        { "RefreshSchedule=0 3 * * *", "DunnHumbyOptions.RefreshSchedule: a refresh schedule needs the folder with the CSV files" },
        { "Csv=nowhere", "DunnHumbyOptions.Csv: there is no folder nowhere to refresh from; it must hold the eight CSV files" },
        { "Csv=. RefreshSchedule=never", "DunnHumbyOptions.RefreshSchedule: never is no cron expression of five fields" },
    };

    [Fact]
    public async Task They_are_bound_to_a_section_of_the_configuration()
    {
        using var tiny = new TinyJourney();
        var builder = Create(
            ("Store", tiny.Store), ("WaitingWork", "7"), ("RequestTimeout", "00:00:12"), ("Open:Threads", "1"), ("Csv", tiny.Csv));
        builder.Services.AddDunnHumbyColumnar().Configure<DunnHumbyOptions>(builder.Configuration.GetSection("DunnHumby"));
        builder.Services.PostConfigure<DunnHumbyOptions>(options => options.ResponseBytes = 1000);
        await using var app = builder.Build();
        app.MapDunnHumbyApi();
        await app.StartAsync();
        var options = app.Services.GetRequiredService<IOptions<DunnHumbyOptions>>().Value;
        Assert.Equal(
            (tiny.Store, 7, TimeSpan.FromSeconds(12), 1, tiny.Csv, 1000),
            (options.Store, options.WaitingWork, options.RequestTimeout, options.Open.Threads, options.Csv, options.ResponseBytes));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Assert.Equal("10.00", (await Reply.Of(client, HttpMethod.Get, "/hh/1")).Json.GetProperty("total_sales").GetRawText());
        Assert.Contains("larger than", (await Reply.Of(client, HttpMethod.Get, "/tables/transaction_data")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_host_with_an_option_at_fault_does_not_start_and_says_which(string settings, string reason)
    {
        (string, string)[] given = [.. settings.Split(" Refresh").Select((part, i) => (i == 0 ? part : "Refresh" + part).Split('=', 2))
            .Select(part => (part[0], part[1]))];
        var builder = Create([.. given, ("Store", "somewhere")]);
        builder.Services.AddDunnHumbyColumnar().Configure<DunnHumbyOptions>(builder.Configuration.GetSection("DunnHumby"));
        await using var app = builder.Build();
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());
        Assert.StartsWith(reason, Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    static WebApplicationBuilder Create(params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            settings.DistinctBy(setting => setting.Name)
                .Select(setting => KeyValuePair.Create("DunnHumby:" + setting.Name, (string?)setting.Value)));
        return builder;
    }
}
