using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace DunnHumbyColumnar.Browser.Tests;

/// <summary>Every page, in every look.</summary>
[Collection(DashboardCollection.Name)]
public sealed class PageTests(DashboardStore store)
{
    public static readonly TheoryData<string, int> Pages = new()
    {
        { "/", 3 }, { "/dashboard/household", 2 }, { "/dashboard/rfm", 4 }, { "/dashboard/campaigns", 2 }, { "/dashboard/promotions", 2 },
        { "/dashboard/rules?min_pairs=20", 1 }, { "/dashboard/notices", 0 },
    };

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_draws_its_charts_without_an_error_and_fits_in_every_look(string path, int charts)
    {
        await using var watched = await store.OpenAsync(path);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            foreach (int width in new[] { 1280, 390 })
            {
                await watched.LookAsync(path, scheme, width);
                Assert.Equal(charts, await watched.Page.Locator(".plot svg, .plot canvas").CountAsync());
                Assert.Equal(
                    scheme == ColorScheme.Dark ? "dark" : "light",
                    await watched.Page.EvaluateAsync<string>("() => document.documentElement.dataset.theme"));
                Assert.True(
                    await watched.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") <= 0,
                    $"{path} is wider than {width}");
                watched.AssertFaultless();
            }
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_no_serious_violation(string path, int charts)
    {
        await using var watched = await store.OpenAsync(path);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await watched.LookAsync(path, scheme, 1280);
            // Once with the tables open: they are long.
            foreach (var twin in scheme == ColorScheme.Light ? await watched.Page.Locator(".twin summary").AllAsync() : [])
                await twin.ClickAsync();
            var found = await watched.Page.RunAxe();
            Assert.NotEmpty(found.Passes);
            Assert.Empty(found.Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
            Assert.Equal(charts, await watched.Page.Locator(".plot[role=img][aria-label]").CountAsync());
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Every_chart_and_its_table_agree(string path, int charts)
    {
        await using var watched = await store.OpenAsync(path);
        var ids = await watched.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('script[data-chart]')].map(block => block.dataset.chart)");
        Assert.Equal(charts, ids.Length);
        foreach (string id in ids)
        {
            var rows = await watched.RowsAsync("table-" + id);
            var series = await watched.SeriesAsync(id);
            Assert.NotEmpty(rows);
            // A heat map has one series of cells, row by row of the drawing; points have one series, whose size is the last column.
            bool isMap = await watched.Page.Locator($"#{id}.heatmap").CountAsync() > 0;
            bool isPoints = await watched.Page.Locator($"#{id}.points").CountAsync() > 0;
            for (int row = 0; row < rows.Length; row++)
                for (int column = 1; column < rows[row].Length; column++)
                {
                    double? drawn = isMap
                        ? series[0].Values[((column - 1) * rows.Length) + row]
                        : isPoints ? series[0].Values[row] : series[column - 1].Values[row];
                    if (!isPoints || column == rows[row].Length - 1)
                        Assert.True(
                            Figure.Agrees(rows[row][column], drawn),
                            $"{id}, {rows[row][0]}: the table says {rows[row][column]}, the chart {drawn}");
                }
        }
    }

    [BrowserFact]
    public async Task The_reference_page_of_the_api_has_its_looks_and_loads_nothing_from_elsewhere()
    {
        await using var watched = await store.OpenAsync("/");
        // The page's script makes a few styles that the policy rejects; it does without.
        watched.ExpectsErrors = true;
        var outside = new List<string>();
        watched.Page.Request += (_, request) => outside.Add(request.Url);
        await watched.Page.GotoAsync(new Uri(store.Address, "/dashboard/reference").ToString());
        await watched.Page.GetByText("Rows of a source table or gold table").First.WaitForAsync();
        Assert.Equal("none", await watched.Page.EvaluateAsync<string>(
            "() => getComputedStyle(document.querySelector('nav li, aside li')).listStyleType"));
        Assert.All(
            outside.Where(url => url.StartsWith("http", StringComparison.Ordinal)),
            url => Assert.Equal(store.Address.Authority, new Uri(url).Authority));
    }
}
