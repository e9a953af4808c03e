using System.Collections.Concurrent;
using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace DunnHumbyColumnar.Browser.Tests;

/// <summary>A page of whose errors, violations of its policy and requests to elsewhere nothing escapes.</summary>
public sealed class Watched : IAsyncDisposable
{
    readonly IBrowserContext _context;
    readonly ConcurrentQueue<string> _faults = new();

    Watched(IBrowserContext context, IPage page, Uri address)
    {
        _context = context;
        Page = page;
        Address = address;
    }

    public IPage Page { get; }

    public Uri Address { get; }

    /// <summary>Errors that a test expects are not kept.</summary>
    public bool ExpectsErrors { get; set; }

    public static async Task<Watched> OpenAsync(IBrowser browser, Uri address, string path)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        context.SetDefaultTimeout((float)Patience.Limit.TotalMilliseconds);
        var page = await context.NewPageAsync();
        var watched = new Watched(context, page, address);
        page.Console += (_, message) => watched.Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => watched.Note(true, error);
        page.Request += (_, request) => watched.Note(
            new Uri(request.Url) is { Scheme: "http" or "https" } url && url.Authority != address.Authority, $"request to {request.Url}");
        await page.AddInitScriptAsync(
            "document.addEventListener('securitypolicyviolation', event => console.error(`violation of ${event.violatedDirective}`));");
        await watched.GoAsync(path);
        return watched;
    }

    public async Task<IResponse> GoAsync(string path)
    {
        var response = await Page.GotoAsync(new Uri(Address, path).ToString());
        await LoadedAsync();
        return response!;
    }

    /// <summary>Goes there in another look.</summary>
    public async Task LookAsync(string path, ColorScheme scheme, int width)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await Page.SetViewportSizeAsync(width, 900);
        await GoAsync(path);
    }

    /// <summary>Waits until the page has drawn its charts.</summary>
    public Task LoadedAsync() =>
        Page.WaitForFunctionAsync("() => document.documentElement.dataset.loaded === document.getElementById('main')?.dataset.page");

    /// <summary>Does something that swaps the content, and waits for it.</summary>
    public async Task SwapAsync(Func<Task> action)
    {
        await Page.EvaluateAsync("() => { document.getElementById('main').dataset.old = ''; }");
        await action();
        await Page.WaitForFunctionAsync(
            "() => !('old' in document.getElementById('main').dataset) && document.getElementById('progress').hidden");
        await LoadedAsync();
    }

    /// <summary>The cells of a table, a row of texts each, without its head.</summary>
    public async Task<string[][]> RowsAsync(string table)
    {
        // That of a chart is made when it is opened.
        if (table.StartsWith("table-", StringComparison.Ordinal))
            await Page.GetByTestId("chart-" + table["table-".Length..]).Locator("details").EvaluateAsync("twin => { twin.open = true; }");
        return await Page.GetByTestId(table).EvaluateAsync<string[][]>(
            "table => [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent.trim()))");
    }

    /// <summary>The names and values that a chart was drawn from.</summary>
    public async Task<ChartSeriesSeen[]> SeriesAsync(string chart) => await Page.EvaluateAsync<ChartSeriesSeen[]>(
        """
        id => {
          const { series, xAxis } = echarts.getInstanceByDom(document.getElementById(id)).getOption();
          // A stack has places and values one after the other, of what there is only.
          const spread = pairs => {
            const values = xAxis[0].data.map(() => 0);
            for (let i = 0; i < pairs.length; i += 2) values[pairs[i]] = pairs[i + 1];
            return values;
          };
          const figure = item => { const value = item?.value ?? item; return Array.isArray(value) ? value[2] : value; };
          return series.map(({ name, data }) => ({
            Name: name ?? '',
            Values: series[0].stack ? spread(data) : data.map(figure),
          }));
        }
        """, chart);

    public void AssertFaultless() => Assert.Empty(_faults);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    void Note(bool isFault, string text)
    {
        if (isFault && !ExpectsErrors)
            _faults.Enqueue(text);
    }
}

/// <summary>A series of a chart on the page.</summary>
public sealed class ChartSeriesSeen
{
    public string Name { get; set; } = "";

    public double?[] Values { get; set; } = [];
}
