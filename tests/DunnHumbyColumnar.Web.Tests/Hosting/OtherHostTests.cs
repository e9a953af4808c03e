using System.Net;
using DunnHumbyColumnar.Web.Hosting;
using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Hosting;

/// <summary>API and limits in a host of somebody else's.</summary>
public sealed class OtherHostTests : IDisposable
{
    readonly TinyJourney _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public async Task The_api_can_be_mounted_anywhere()
    {
        await using var app = Create(Patience.Limit);
        app.MapGroup("/shop").MapDunnHumbyApi();
        using var client = await StartAsync(app);
        Assert.Equal(1, (await Reply.Of(client, HttpMethod.Get, "/shop/hh/1")).Json.GetProperty("household_key").GetInt32());
        var page = await Reply.Of(client, HttpMethod.Get, "/shop/tables/product?limit=3");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("</shop/tables/product?limit=3&cursor=1.3>", page["Link"], StringComparison.Ordinal);
        Assert.Equal((1, HttpStatusCode.NotFound), (page.Generation, (await Reply.Of(client, HttpMethod.Get, "/hh/1")).Status));
    }

    [Fact]
    public async Task A_request_whose_time_is_over_while_it_waits_for_its_turn_is_given_up()
    {
        await using var app = Create(TimeSpan.FromMilliseconds(400));
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        OwnRoutes.Limited(app, WorkKind.Compute).MapGet("/slow", async () =>
        {
            begun.TrySetResult();
            await end.Task;
            return "done";
        });
        using var client = await StartAsync(app);
        var first = Reply.Of(client, HttpMethod.Get, "/slow");
        await begun.Task.WaitAsync(Patience.Limit);
        var second = await Reply.Of(client, HttpMethod.Get, "/slow");
        end.SetResult();
        Assert.Equal(
            (HttpStatusCode.TooManyRequests, "application/problem+json", "1"),
            (second.Status, second["Content-Type"], second["Retry-After"]));
        await first;
    }

    static async Task<HttpClient> StartAsync(WebApplication app)
    {
        await app.StartAsync();
        return new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    WebApplication Create(TimeSpan timeout)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDunnHumbyColumnar(options =>
        {
            options.Store = _tiny.Store;
            options.ConcurrentWork = 1;
            options.WaitingWork = 1;
            options.RequestTimeout = timeout;
        });
        return builder.Build();
    }
}
