using System.Globalization;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace DunnHumbyColumnar.Browser.Tests;

/// <summary>A form that asks for what there is not keeps what was entered.</summary>
[Collection(DashboardCollection.Name)]
public sealed class FormTests(DashboardStore store)
{
    [BrowserFact]
    public async Task A_form_keeps_an_unknown_item_and_offers_the_nearest()
    {
        await using var watched = await store.OpenAsync("/dashboard/rules?min_pairs=20&top=7&metric=cosine");
        watched.ExpectsErrors = true;
        await watched.Page.GetByTestId("item").FillAsync("chese");
        await watched.SwapAsync(() => watched.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync());
        Assert.Equal("chese", await watched.Page.GetByTestId("item").InputValueAsync());
        Assert.Equal("20", await watched.Page.GetByTestId("min_pairs").InputValueAsync());
        Assert.Contains(
            "There is no commodity chese.", await watched.Page.GetByTestId("error").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal("item-error", await watched.Page.GetByTestId("item").GetAttributeAsync("aria-describedby"));
        var found = await watched.Page.RunAxe();
        Assert.DoesNotContain(found.Violations, violation => violation.Impact is "serious" or "critical");
        await watched.SwapAsync(() => watched.Page.GetByRole(AriaRole.Link, new() { Name = "CHEESE", Exact = true }).ClickAsync());
        Assert.Equal("CHEESE", await watched.Page.GetByTestId("item").InputValueAsync());
        Assert.Equal("7", await watched.Page.GetByTestId("top").InputValueAsync());
        Assert.True((await watched.RowsAsync("rules-figures")).All(row => row.Take(2).Contains("CHEESE")));
        await watched.GoAsync("/dashboard/rules?min_pairs=20&item=Cheese");
        Assert.Equal("CHEESE", await watched.Page.GetByTestId("item").InputValueAsync());
    }

    [BrowserFact]
    public async Task A_form_keeps_an_unknown_household_and_offers_its_neighbours()
    {
        await using var watched = await store.OpenAsync("/dashboard/household?level=department&section=meat");
        watched.ExpectsErrors = true;
        var response = await watched.GoAsync("/dashboard/household?household=99999999&level=department&section=meat");
        Assert.Equal(404, response.Status);
        Assert.Contains(
            "There is no household 99999999.", await watched.Page.GetByTestId("error").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal("99999999", await watched.Page.GetByTestId("household").InputValueAsync());
        Assert.Equal("department", await watched.Page.GetByTestId("level").InputValueAsync());
        await watched.SwapAsync(() => watched.Page.GetByTestId("error").GetByRole(AriaRole.Link).Last.ClickAsync());
        Assert.Equal(
            "Household " + store.Journey.Names.Households[^1].ToString(CultureInfo.InvariantCulture),
            await watched.Page.Locator("h1").TextContentAsync());
        Assert.Contains("section=meat", watched.Page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_form_keeps_days_in_the_wrong_order()
    {
        await using var watched = await store.OpenAsync("/dashboard/rfm?rfm=quintile&as_of_day=600");
        watched.ExpectsErrors = true;
        var response = await watched.GoAsync("/dashboard/rfm?rfm=quintile&as_of_day=600&from_day=500&to_day=400");
        Assert.Equal(400, response.Status);
        Assert.Contains("not from 500 to 400", await watched.Page.GetByTestId("error").TextContentAsync(), StringComparison.Ordinal);
        foreach (var (field, value) in new[] { ("rfm", "quintile"), ("as_of_day", "600"), ("from_day", "500"), ("to_day", "400") })
            Assert.Equal(value, await watched.Page.GetByTestId(field).InputValueAsync());
        Assert.Equal("days-error", await watched.Page.GetByTestId("to_day").GetAttributeAsync("aria-describedby"));
        Assert.Equal(3, await watched.Page.Locator(".plot").CountAsync());
        var found = await watched.Page.RunAxe();
        Assert.DoesNotContain(found.Violations, violation => violation.Impact is "serious" or "critical");
        await watched.Page.GetByTestId("to_day").FillAsync("700");
        await watched.SwapAsync(() => watched.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync());
        Assert.Equal(0, await watched.Page.GetByTestId("error").CountAsync());
        Assert.Equal(4, await watched.Page.Locator(".plot").CountAsync());
    }
}
