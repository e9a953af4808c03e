using System.Security.Cryptography;
using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace DunnHumbyColumnar.Browser.Tests;

/// <summary>What the dashboard says of refreshes, and of a server that is gone.</summary>
public sealed class RefreshCardTests
{
    [BrowserFact]
    public async Task The_card_follows_a_refresh_and_a_server_that_is_gone_is_named()
    {
        using var folder = new TemporaryFolder();
        using var tiny = new TinyJourney();
        string key = folder["key"];
        await File.WriteAllTextAsync(key, "a key\n");
        await using var server = await ServeProcess.StartAsync(
            ServeProcess.Built, folder.Path, "--store", tiny.Store, "--csv", tiny.Csv, "--refresh", "0 3 * * *", "--api-key-file", key);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await DashboardStore.LaunchAsync(playwright);
        await using var watched = await Watched.OpenAsync(browser, server.Address, "/");
        var card = watched.Page.GetByTestId("refresh");
        Assert.Contains("0 3 * * *", await card.TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("none since the start", await card.TextContentAsync(), StringComparison.Ordinal);
        tiny.Write(2);
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Add("X-API-Key", "a key");
        (await client.PostAsync("/refresh", null)).EnsureSuccessStatusCode();
        await card.GetByText("changed").WaitForAsync();
        await watched.SwapAsync(() => watched.Page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync());
        Assert.Equal(
            (2m * TinyJourney.Lines).ToString("N2", System.Globalization.CultureInfo.InvariantCulture),
            await watched.Page.GetByTestId("clean-sales").TextContentAsync());
        watched.AssertFaultless();

        watched.ExpectsErrors = true;
        await server.KillAsync();
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "RFM" }).ClickAsync();
        await watched.Page.GetByText("Start it again and reload the page").WaitForAsync();
    }

    [BrowserFact]
    public async Task The_chart_library_is_the_one_that_was_looked_at()
    {
        using var folder = new TemporaryFolder();
        using var tiny = new TinyJourney();
        await using var server = await ServeProcess.StartAsync(ServeProcess.Built, folder.Path, "--store", tiny.Store);
        using var client = new HttpClient { BaseAddress = server.Address };
        byte[] script = await client.GetByteArrayAsync("/dashboard/files/any/echarts.js");
        Assert.Equal("70aa1bc6951c9227f3dc4c2fc43f2cbc1c4a7c29c99883970fc01417b2eb979d", Convert.ToHexStringLower(SHA256.HashData(script)));
    }
}
