using DunnHumbyColumnar.Web;
using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Xunit;

namespace DunnHumbyColumnar.Browser.Tests;

/// <summary>The dashboard in a host of somebody else's: below a path base, in a group, in both, and with the API elsewhere.</summary>
public sealed class MountTests
{
    [BrowserTheory]
    [InlineData("", "/retail", "/retail")]
    [InlineData("/retail", "", "")]
    [InlineData("/shop floor", "/retail", "/retail")]
    [InlineData("", "/{tenant}/retail", "/{tenant}/retail")]
    [InlineData("/base", "/pages", "/api")]
    public async Task Pages_links_files_and_downloads_stay_where_the_host_put_them(string pathBase, string dashboard, string api)
    {
        using var tiny = new TinyJourney();
        await using var app = await StartAsync(tiny, pathBase, dashboard, api);
        string root = new PathString(pathBase).ToUriComponent() + dashboard.Replace("{tenant}", "first", StringComparison.Ordinal);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await DashboardStore.LaunchAsync(playwright);
        await using var watched = await Watched.OpenAsync(browser, new Uri(app.Urls.First()), root + "/");
        var outside = new List<string>();
        watched.Page.Request += (_, request) =>
        {
            if (!new Uri(request.Url).AbsolutePath.StartsWith(root + "/", StringComparison.Ordinal))
                outside.Add(request.Url);
        };
        Assert.Equal(3, await watched.Page.Locator(".plot svg").CountAsync());
        await watched.Page.EvaluateAsync("() => { window.stays = true; }");
        foreach (string page in new[] { "Household", "RFM", "Campaigns", "Promotions", "Bought together", "Overview" })
        {
            await watched.SwapAsync(() => watched.Page.GetByRole(AriaRole.Navigation)
                .GetByRole(AriaRole.Link, new() { Name = page, Exact = true }).ClickAsync());
            Assert.StartsWith(root + "/", new Uri(watched.Page.Url).AbsolutePath, StringComparison.Ordinal);
            Assert.True(await watched.Page.EvaluateAsync<bool>("() => window.stays === true"), page);
            await ExpectLinksAsync(watched);
        }

        await watched.SwapAsync(() => watched.Page.GetByRole(AriaRole.Link, new() { Name = "Household", Exact = true }).ClickAsync());
        await watched.SwapAsync(() => watched.Page.GetByTestId("next").ClickAsync());
        Assert.Equal("Household 2", await watched.Page.Locator("h1").TextContentAsync());
        await watched.Page.GetByTestId("household").FillAsync("3");
        await watched.SwapAsync(() => watched.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync());
        Assert.Equal("Household 3", await watched.Page.Locator("h1").TextContentAsync());
        Assert.Empty(outside);
        watched.AssertFaultless();

        watched.ExpectsErrors = true;
        var nothing = await watched.GoAsync(root + "/dashboard/nothing");
        Assert.Equal(404, nothing.Status);
        await watched.SwapAsync(() => watched.Page.GetByText("Back to the overview").ClickAsync());
        Assert.Equal(root + "/", new Uri(watched.Page.Url).AbsolutePath);
        await watched.Page.GotoAsync(new Uri(watched.Address, root + "/dashboard/reference").ToString());
        await watched.Page.GetByText("Rows of a source table or gold table").First.WaitForAsync();
    }

    [BrowserFact]
    public async Task A_dashboard_without_the_api_has_no_links_to_it()
    {
        using var tiny = new TinyJourney();
        await using var app = await StartAsync(tiny, "", "/retail", null);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await DashboardStore.LaunchAsync(playwright);
        await using var watched = await Watched.OpenAsync(browser, new Uri(app.Urls.First()), "/retail/dashboard/campaigns");
        Assert.Equal(0, await watched.Page.Locator("[download]").CountAsync());
        await ExpectLinksAsync(watched);
        watched.AssertFaultless();
    }

    /// <summary>Every link, file and download of the page answers.</summary>
    static async Task ExpectLinksAsync(Watched watched)
    {
        string[] addresses = await watched.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('[href], [src], form[action]')]"
            + ".map(element => element.href || element.src || element.action).filter(address => address.startsWith(location.origin))");
        foreach (string address in addresses.Distinct())
        {
            var response = await watched.Page.APIRequest.GetAsync(address);
            Assert.True(response.Ok, $"{address}: {response.Status}");
        }
    }

    static async Task<WebApplication> StartAsync(TinyJourney tiny, string pathBase, string dashboard, string? api)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDunnHumbyColumnar(options => options.Store = tiny.Store);
        var app = builder.Build();
        if (pathBase.Length > 0)
            app.UsePathBase(pathBase);
        app.UseRouting();
        GroupOf(app, dashboard).MapDunnHumbyDashboard();
        if (api is not null)
            GroupOf(app, api).MapDunnHumbyApi();
        await app.StartAsync();
        return app;
    }

    static IEndpointRouteBuilder GroupOf(WebApplication app, string group) => group.Length == 0 ? app : app.MapGroup(group);
}
