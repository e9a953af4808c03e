using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace DunnHumbyColumnar.Browser.Tests;

/// <summary>Using the dashboard: going about, filtering, undoing, by mouse and by keyboard.</summary>
[Collection(DashboardCollection.Name)]
public sealed partial class UseTests(DashboardStore store)
{
    [BrowserFact]
    public async Task Going_to_another_page_swaps_the_content_in_place()
    {
        await using var watched = await store.OpenAsync("/");
        await watched.Page.EvaluateAsync("() => { window.stays = true; }");
        await watched.SwapAsync(() => watched.Page.GetByRole(AriaRole.Link, new() { Name = "RFM" }).ClickAsync());
        Assert.True(await watched.Page.EvaluateAsync<bool>("() => window.stays === true"));
        Assert.Equal("RFM · DunnHumbyColumnar", await watched.Page.TitleAsync());
        Assert.Equal("RFM", await watched.Page.Locator("nav [aria-current=page]").TextContentAsync());
        Assert.EndsWith("/dashboard/rfm", watched.Page.Url, StringComparison.Ordinal);
        Assert.Equal("main", await watched.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.Equal(4, await watched.Page.Locator(".plot svg").CountAsync());
        await watched.SwapAsync(() => watched.Page.GoBackAsync());
        Assert.Equal(3, await watched.Page.Locator(".plot svg").CountAsync());
        watched.AssertFaultless();
    }

    [BrowserFact]
    public async Task A_section_is_toggled_in_chart_table_and_address_and_back()
    {
        await using var watched = await store.OpenAsync("/dashboard/household");
        Assert.Contains("meat", (await watched.SeriesAsync("household-days")).Select(series => series.Name));
        await watched.SwapAsync(() => watched.Page.GetByTestId("section-meat").UncheckAsync());
        Assert.DoesNotContain("meat", (await watched.SeriesAsync("household-days")).Select(series => series.Name));
        Assert.Equal(SectionSales.Names.Count - 1, (await watched.SeriesAsync("household-days")).Length);
        Assert.Equal(SectionSales.Names.Count, (await watched.RowsAsync("table-household-days"))[0].Length);
        Assert.Contains("section=produce", watched.Page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("section=meat", watched.Page.Url, StringComparison.Ordinal);
        string address = watched.Page.Url;
        await watched.SwapAsync(() => watched.Page.GetByTestId("section-meat").CheckAsync());
        Assert.DoesNotContain("section=", watched.Page.Url, StringComparison.Ordinal);
        await watched.SwapAsync(() => watched.Page.GoBackAsync());
        Assert.Equal(address, watched.Page.Url);
        Assert.False(await watched.Page.GetByTestId("section-meat").IsCheckedAsync());
        watched.AssertFaultless();
    }

    [BrowserFact]
    public async Task Pointing_at_a_day_names_what_was_bought_then_and_nothing_else()
    {
        await using var watched = await store.OpenAsync("/dashboard/household");
        var sections = (await watched.SeriesAsync("household-days")).Select(series => series.Name).ToArray();
        var rows = await watched.RowsAsync("table-household-days");
        int day = Array.FindIndex(rows, rows.Length / 2, row => row.Skip(1).Count(cell => cell != "0.00") is > 1 and < 8);
        await watched.Page.Locator("#household-days").ScrollIntoViewIfNeededAsync();
        var plot = await watched.Page.Locator("#household-days").BoundingBoxAsync();
        double across = await watched.Page.EvaluateAsync<double>(
            "day => echarts.getInstanceByDom(document.getElementById('household-days')).convertToPixel({ xAxisIndex: 0 }, day)", day);
        await watched.Page.Mouse.MoveAsync((float)(plot!.X + across), plot.Y + (plot.Height / 2));
        var pointed = watched.Page.Locator("#household-days svg text").Filter(new() { HasTextRegex = Decimal() });
        await pointed.First.WaitForAsync();
        var bought = sections.Zip(rows[day].Skip(1)).Where(cell => cell.Second != "0.00").Select(cell => $"{cell.First} {cell.Second}");
        Assert.Equal(bought, (await pointed.AllTextContentsAsync())
            .Select(text => string.Join(' ', text.Split((char[])[' ', '\u00a0'], StringSplitOptions.RemoveEmptyEntries))));
        watched.AssertFaultless();
    }

    [BrowserFact]
    public async Task The_pager_keeps_what_was_chosen()
    {
        await using var watched = await store.OpenAsync("/dashboard/household?level=department&section=meat&section=produce");
        await watched.SwapAsync(() => watched.Page.GetByTestId("next").ClickAsync());
        Assert.Equal("department", await watched.Page.GetByTestId("level").InputValueAsync());
        Assert.Equal(["meat", "produce"], (await watched.SeriesAsync("household-days")).Select(series => series.Name));
    }

    [BrowserFact]
    public async Task The_last_choice_wins_whichever_answer_comes_first()
    {
        await using var watched = await store.OpenAsync("/dashboard/promotions");
        var release = new TaskCompletionSource();
        await watched.Page.RouteAsync("**/dashboard/promotions?level=section*", async route =>
        {
            await release.Task;
            try
            {
                await route.ContinueAsync();
            }
            catch (PlaywrightException)
            {
                // Given up by the page.
            }
        });
        await watched.Page.GetByTestId("level").SelectOptionAsync("section");
        await watched.SwapAsync(async () =>
        {
            await watched.Page.GetByTestId("level").SelectOptionAsync("department");
        });
        release.SetResult();
        await watched.Page.EvaluateAsync("() => new Promise(done => setTimeout(done, 300))");
        Assert.Contains("level=department", watched.Page.Url, StringComparison.Ordinal);
        Assert.Equal("department", await watched.Page.GetByTestId("level").InputValueAsync());
    }

    [BrowserFact]
    public async Task A_form_is_filled_and_sent_with_the_keyboard_alone()
    {
        await using var watched = await store.OpenAsync("/dashboard/household");
        await watched.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await watched.Page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        await watched.Page.Keyboard.PressAsync("Enter");
        await watched.Page.Keyboard.PressAsync("Tab");
        await watched.Page.Keyboard.PressAsync("Tab");
        await watched.Page.GetByTestId("household").FocusAsync();
        await watched.Page.Keyboard.PressAsync("Control+A");
        await watched.Page.Keyboard.TypeAsync(store.Journey.Names.Households[5].ToString(
            System.Globalization.CultureInfo.InvariantCulture));
        await watched.SwapAsync(() => watched.Page.Keyboard.PressAsync("Enter"));
        Assert.Equal($"Household {store.Journey.Names.Households[5]}", await watched.Page.Locator("h1").TextContentAsync());
        Assert.Equal("household", await watched.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [BrowserFact]
    public async Task Pages_work_without_scripts()
    {
        var page = await store.OpenWithoutScriptsAsync("/dashboard/rules?level=department&item=&metric=lift&min_pairs=5&top=3");
        Assert.True(await page.GetByTestId("rules-figures").IsVisibleAsync());
        Assert.False(await page.GetByTestId("table-rules").IsVisibleAsync());
        await page.Locator(".twin summary").ClickAsync();
        Assert.True(await page.GetByTestId("table-rules").IsVisibleAsync());
        await page.GetByTestId("level").SelectOptionAsync("section");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        Assert.Contains("level=section", page.Url, StringComparison.Ordinal);
        string text = await page.ContentAsync();
        Assert.DoesNotContain("style=\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", text, StringComparison.Ordinal);
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task A_table_is_made_when_it_is_opened_on_the_first_page_and_on_later_ones()
    {
        await using var watched = await store.OpenAsync("/dashboard/rfm");
        Assert.Equal(0, await watched.Page.GetByTestId("table-rfm-grid").CountAsync());
        await watched.Page.GetByTestId("chart-rfm-grid").Locator("summary").ClickAsync();
        await watched.Page.GetByTestId("table-rfm-grid").WaitForAsync();
        await watched.SwapAsync(() => watched.Page.GetByRole(AriaRole.Link, new() { Name = "Campaigns" }).ClickAsync());
        Assert.False(await watched.Page.GetByTestId("table-campaign-days").IsVisibleAsync());
        await watched.Page.GetByTestId("chart-campaign-days").Locator("summary").ClickAsync();
        await watched.Page.GetByTestId("table-campaign-days").WaitForAsync();
        watched.AssertFaultless();
    }

    [BrowserFact]
    public async Task The_theme_is_switched_and_remembered_and_charts_follow()
    {
        await using var watched = await store.OpenAsync("/");
        string before = await watched.Page.EvaluateAsync<string>(
            "() => echarts.getInstanceByDom(document.getElementById('weekdays')).getOption().color[0]");
        await watched.Page.GetByTestId("theme").ClickAsync();
        Assert.NotEqual(before, await watched.Page.EvaluateAsync<string>(
            "() => echarts.getInstanceByDom(document.getElementById('weekdays')).getOption().color[0]"));
        await watched.GoAsync("/dashboard/rfm");
        Assert.Equal("dark", await watched.Page.EvaluateAsync<string>("() => document.documentElement.dataset.theme"));
        watched.AssertFaultless();
    }

    [BrowserFact]
    public async Task Charts_follow_the_width_of_the_window()
    {
        await using var watched = await store.OpenAsync("/dashboard/household");
        const string Drawn = "() => { const chart = echarts.getInstanceByDom(document.getElementById('household-days')); "
            + "return [chart.getWidth(), chart.getOption().grid[0].top]; }";
        int[] wide = await watched.Page.EvaluateAsync<int[]>(Drawn);
        await watched.Page.SetViewportSizeAsync(390, 900);
        await watched.Page.WaitForFunctionAsync(
            "() => echarts.getInstanceByDom(document.getElementById('household-days')).getWidth() < 390");
        int[] narrow = await watched.Page.EvaluateAsync<int[]>(Drawn);
        Assert.True(narrow[1] > wide[1], $"the legend of the narrow chart needs two lines: {narrow[1]} instead of {wide[1]} pixels");
        watched.AssertFaultless();
    }

    [BrowserFact]
    public async Task A_name_that_is_markup_stays_text()
    {
        await using var watched = await store.OpenAsync("/dashboard/rules?min_pairs=5&item=" + Uri.EscapeDataString(DashboardStore.Markup));
        Assert.Contains(await watched.RowsAsync("rules-figures"), row => row[0] == DashboardStore.Markup);
        Assert.Equal(DashboardStore.Markup, await watched.Page.GetByTestId("item").InputValueAsync());
        var plot = await watched.Page.Locator("#rules").BoundingBoxAsync();
        // Over the drawing, so that tooltips show the names.
        for (int step = 1; step < 40; step++)
            await watched.Page.Mouse.MoveAsync(plot!.X + (plot.Width * step / 40), plot.Y + (plot.Height * step / 40));
        await watched.GoAsync("/dashboard/promotions?top=100");
        Assert.Contains(await watched.RowsAsync("lift-figures"), row => row[0] == DashboardStore.Markup);
        Assert.Equal(0, await watched.Page.Locator("img[src=x], [onerror]").CountAsync());
        Assert.DoesNotContain("owned", await watched.Page.TitleAsync(), StringComparison.Ordinal);
        watched.AssertFaultless();
    }

    [BrowserFact]
    public async Task A_download_is_the_figures_safe_to_open_in_a_spreadsheet()
    {
        await using var watched = await store.OpenAsync("/dashboard/promotions?top=100");
        var download = await watched.Page.RunAndWaitForDownloadAsync(() => watched.Page.GetByTestId("download-lift").ClickAsync());
        Assert.Equal("promotion_lift.csv", download.SuggestedFilename);
        string csv = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains($",'{DashboardStore.Formula},", csv, StringComparison.Ordinal);
        Assert.DoesNotContain($",{DashboardStore.Formula},", csv, StringComparison.Ordinal);
        watched.AssertFaultless();
    }

    [BrowserTheory]
    [InlineData("/dashboard/household?household=x", 400, "must be a whole number")]
    [InlineData("/nothing", 404, "There is nothing at /nothing")]
    [InlineData("/dashboard/nothing", 404, "There is nothing at /dashboard/nothing")]
    [InlineData("/dashboard/campaigns?campaign=12345", 404, "There is no campaign 12345")]
    public async Task A_page_that_cannot_be_says_why_and_leads_back(string path, int status, string reason)
    {
        await using var watched = await store.OpenAsync("/dashboard/notices");
        watched.ExpectsErrors = true;
        var response = await watched.GoAsync(path);
        Assert.Equal(status, response.Status);
        Assert.Contains(reason, await watched.Page.GetByTestId("error").TextContentAsync(), StringComparison.Ordinal);
        var found = await watched.Page.RunAxe();
        Assert.DoesNotContain(found.Violations, violation => violation.Impact is "serious" or "critical");
        await watched.SwapAsync(() => watched.Page.GetByText("Back to the overview").ClickAsync());
        Assert.Equal("Overview", await watched.Page.Locator("h1").TextContentAsync());
    }

    [BrowserFact]
    public async Task Empty_results_say_what_to_do()
    {
        await using var watched = await store.OpenAsync("/dashboard/rules?min_pairs=2000000");
        Assert.Contains(
            "ask for fewer baskets", await watched.Page.GetByTestId("chart-rules").TextContentAsync(), StringComparison.Ordinal);
        watched.AssertFaultless();
    }

    [GeneratedRegex(@"\d\.\d\d$|–$")]
    private static partial Regex Decimal();
}
