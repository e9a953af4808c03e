using System.Diagnostics;
using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace DunnHumbyColumnar.Browser.Tests;

/// <summary>
/// The dashboard, charts included, as users start it: from the sources, published, and as an installed tool; each in
/// a folder that has nothing to do with it.
/// </summary>
public sealed class WaysToStartTests
{
    static readonly string Project = Path.Combine(Checkout.Root, "src", "DunnHumbyColumnar.Cli");

    [BrowserFact]
    public Task The_dashboard_works_from_dotnet_run() =>
        DrawsChartsAsync(_ =>
            Task.FromResult<string[]>(["dotnet", "run", "--no-build", "-c", Checkout.Configuration, "--project", Project, "--"]));

    [BrowserFact]
    public Task The_dashboard_works_from_what_is_published() => DrawsChartsAsync(async folder =>
    {
        await RunAsync("publish", Project, "-c", Checkout.Configuration, "--no-build", "-o", folder["published"]);
        return ["dotnet", Path.Combine(folder["published"], "dhc.dll")];
    });

    [BrowserFact]
    public Task The_dashboard_works_from_the_installed_tool() => DrawsChartsAsync(async folder =>
    {
        await RunAsync("pack", Project, "-c", Checkout.Configuration, "--no-build", "-o", folder["packages"]);
        await RunAsync("tool", "install", "DunnHumbyColumnar.Cli", "--tool-path", folder["tools"], "--source", folder["packages"]);
        return [Path.Combine(folder["tools"], "dhc")];
    });

    static async Task DrawsChartsAsync(Func<TemporaryFolder, Task<string[]>> program)
    {
        using var folder = new TemporaryFolder();
        using var tiny = new TinyJourney();
        string elsewhere = Directory.CreateDirectory(folder["elsewhere"]).FullName;
        await using var server = await ServeProcess.StartAsync(
            await program(folder), elsewhere, "--store", Path.GetRelativePath(elsewhere, tiny.Store));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await DashboardStore.LaunchAsync(playwright);
        await using var watched = await Watched.OpenAsync(browser, server.Address, "/");
        Assert.Equal(3, await watched.Page.Locator(".plot svg").CountAsync());
        Assert.NotEmpty(await watched.RowsAsync("table-sales-by-day"));
        watched.AssertFaultless();
    }

    static async Task RunAsync(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string output = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
    }
}
