using DunnHumbyColumnar.Synthetic;
using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace DunnHumbyColumnar.Browser.Tests;

#pragma warning disable CA1001 // xunit disposes it by its own interface
/// <summary>
/// A synthetic store with a commodity whose name is markup, served by a process, with a browser beside it and the engine to compare with.
/// </summary>
public sealed class DashboardStore : IAsyncLifetime
{
    /// <summary>What soft drinks are called in this store.</summary>
    public const string Markup = "<img src=x onerror=document.title='owned'>";

    /// <summary>What beef is called: a formula to a spreadsheet.</summary>
    public const string Formula = "=1+2";

    readonly TemporaryFolder _folder = new();
    IPlaywright? _playwright;
    IBrowser? _browser;
    ServeProcess? _server;

    public string Store => _folder["store"];

    public string Csv => _folder["csv"];

    public string Folder => _folder.Path;

    public Journey Journey { get; private set; } = null!;

    public Uri Address => _server!.Address;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
            return;
        JourneyGenerator.Generate(Csv, new GeneratorOptions { Scale = 0.04 });
        string products = Path.Combine(Csv, "product.csv");
        await File.WriteAllTextAsync(products, (await File.ReadAllTextAsync(products))
            .Replace("SOFT DRINKS", Markup, StringComparison.Ordinal).Replace(",BEEF,", $",{Formula},", StringComparison.Ordinal));
        await Journey.IngestAsync(Csv, Store);
        Journey = Journey.Open(Store);
        _server = await ServeProcess.StartAsync(ServeProcess.Built, Folder, "--store", Store);
        _playwright = await Playwright.CreateAsync();
        _browser = await LaunchAsync(_playwright);
    }

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] });

    /// <summary>A page at an address of the dashboard, watched.</summary>
    public Task<Watched> OpenAsync(string path) => Watched.OpenAsync(_browser!, Address, path);

    /// <summary>A page as a browser shows it that runs no scripts.</summary>
    public async Task<IPage> OpenWithoutScriptsAsync(string path)
    {
        var page = await _browser!.NewPageAsync(new() { JavaScriptEnabled = false });
        await page.GotoAsync(new Uri(Address, path).ToString());
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        Journey?.Dispose();
        _folder.Dispose();
    }
}

/// <summary>The tests that share the store and the browser.</summary>
[CollectionDefinition(Name)]
public sealed class DashboardCollection : ICollectionFixture<DashboardStore>
{
    public const string Name = "dashboard";
}
