using System.Globalization;
using Xunit;

namespace DunnHumbyColumnar.Browser.Tests;

/// <summary>What pages show is what the engine says.</summary>
[Collection(DashboardCollection.Name)]
public sealed class ContentTests(DashboardStore store)
{
    static string Money(Cents value) => value.ToDecimal().ToString("N2", CultureInfo.InvariantCulture);

    [BrowserFact]
    public async Task The_overview_has_the_totals_and_the_sections()
    {
        await using var watched = await store.OpenAsync("/");
        var summary = store.Journey.HouseholdSummary(new() { AllHouseholds = true });
        Assert.Equal(
            Money(new Cents(summary.Sum(row => row.Sales.Value))), await watched.Page.GetByTestId("clean-sales").TextContentAsync());
        var sections = (await watched.RowsAsync("table-sections")).ToDictionary(row => row[0], row => row[1]);
        Assert.Equal(SectionSales.Names.Count, sections.Count);
        for (int section = 0; section < SectionSales.Names.Count; section++)
            Assert.Equal(
                Money(new Cents(summary.Sum(row => row.Sections[section].Value))), sections[SectionSales.Names[section].Replace('_', ' ')]);
        var days = await watched.RowsAsync("table-sales-by-day");
        using var batch = store.Journey.Query("transaction_data").GroupBy("day").Sum("sales_value").ToRecordBatch();
        Assert.Equal(batch.Length, days.Length);
        Assert.Equal(
            Enumerable.Range(0, batch.Length).Select(row =>
                ((Apache.Arrow.Decimal128Array)batch.Column(1)).GetValue(row)!.Value.ToString("N2", CultureInfo.InvariantCulture)),
            days.Select(row => row[1]));
    }

    [BrowserFact]
    public async Task The_days_left_out_are_shaded()
    {
        await using var watched = await store.OpenAsync("/");
        string[] bands = await watched.Page.EvaluateAsync<string[]>(
            "() => echarts.getInstanceByDom(document.getElementById('sales-by-day')).getOption().series[0].markArea.data.map(band => "
            + "`${band[0].xAxis} ${band[1].xAxis}`)");
        Assert.Equal("2004-03-23 2004-06-30", bands[0]);
        Assert.StartsWith("2006-03-01 ", bands[1], StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_household_has_its_sections_its_days_its_scores_and_its_recommendations()
    {
        var profile = store.Journey.HouseholdSummary()[3];
        await using var watched = await store.OpenAsync($"/dashboard/household?household={profile.HouseholdKey}");
        Assert.Equal(Money(profile.Sales), await watched.Page.GetByTestId("total-sales").TextContentAsync());
        Assert.Equal(profile.RfmBins.ToString(CultureInfo.InvariantCulture), await watched.Page.GetByTestId("segment").TextContentAsync());
        Assert.Equal(
            profile.RecencyScore.ToString(CultureInfo.InvariantCulture),
            await watched.Page.GetByTestId("scale-recency").Locator(".here").TextContentAsync());
        var metrics = store.Journey.HouseholdMetrics().Find(profile.HouseholdKey)!.Value;
        Assert.Contains(
            metrics.Baskets.ToString("N0", CultureInfo.InvariantCulture) + " baskets of ",
            await watched.Page.Locator(".tiles").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(
            metrics.UniqueProducts.ToString("N0", CultureInfo.InvariantCulture),
            await watched.Page.GetByTestId("products").TextContentAsync());
        var sections = await watched.RowsAsync("table-household-sections");
        Assert.Equal(
            SectionSales.Names.Where(name => profile.Sections[name].Value > 0).OrderByDescending(name => profile.Sections[name])
                .Select(name => $"{name.Replace('_', ' ')} {Money(profile.Sections[name])}"),
            sections.Select(row => $"{row[0]} {row[1]}"));
        DailySpendRow[] days = [.. store.Journey.DailySpend().For(profile.HouseholdKey)];
        var shown = await watched.RowsAsync("table-household-days");
        Assert.Equal(days.Length, shown.Length);
        for (int day = 0; day < days.Length; day++)
            Assert.Equal(
                [
                    store.Journey.Calendar.DateOf(days[day].Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    .. SectionSales.Names.Select(name => Money(days[day].Sections[name])),
                ], shown[day]);
        Assert.Equal(
            store.Journey.Recommend(profile.HouseholdKey).Select(row => row.Item),
            (await watched.RowsAsync("recommendations")).Select(row => row[1]));
    }

    [BrowserFact]
    public async Task Rfm_has_the_segments_the_grid_and_the_migration()
    {
        await using var watched = await store.OpenAsync("/dashboard/rfm?rfm=quintile&as_of_day=600&from_day=300&to_day=500");
        var options = new RfmOptions { Recency = RecencyScheme.Quintile, AsOfDay = 600 };
        Assert.Equal(
            store.Journey.RfmSegments(options).Select(row => $"{row.RfmBins} {row.Households} {Money(row.Sales)}"),
            (await watched.RowsAsync("segments-figures"))
                .Select(row => $"{row[0]} {row[1].Replace(",", "", StringComparison.Ordinal)} {row[2]}"));
        var grid = store.Journey.Rfm(options).Grid();
        var cells = await watched.RowsAsync("table-rfm-grid");
        Assert.All(grid, cell => Assert.Equal(
            cell.Households.ToString("N0", CultureInfo.InvariantCulture), cells[cell.RecencyScore - 1][cell.FrequencyScore]));
        var moves = store.Journey.RfmMigration(300, 500, options);
        var shown = await watched.RowsAsync("table-migration");
        Assert.All(moves, move => Assert.Equal(
            move.Households.ToString("N0", CultureInfo.InvariantCulture), shown[move.FromBins ?? 0][move.ToBins]));
        Assert.Equal(moves.Sum(move => move.Households), shown.Sum(row =>
            row[1..].Sum(cell => int.Parse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))));
    }

    [BrowserFact]
    public async Task A_campaign_has_its_days_its_window_and_its_averages()
    {
        var campaign = store.Journey.CampaignSummary().MaxBy(row => row.Households);
        await using var watched = await store.OpenAsync($"/dashboard/campaigns?campaign={campaign.CampaignId}");
        Assert.Equal(
            store.Journey.DailyCampaignSales().For(campaign.CampaignId).Select(row => $"{row.Date:yyyy-MM-dd} {Money(row.Sales)}"),
            (await watched.RowsAsync("table-campaign-days")).Select(row => $"{row[0]} {row[1]}"));
        Assert.Equal(
            campaign.During.DailyAverage!.Value.ToString("N2", CultureInfo.InvariantCulture),
            await watched.Page.GetByTestId("avg-during").TextContentAsync());
        var lines = await watched.Page.EvaluateAsync<double[]>(
            "() => echarts.getInstanceByDom(document.getElementById('campaign-days')).getOption().series[0].markLine.data.map(line => "
            + "line[0].coord[1])");
        Assert.Equal(
            [
                campaign.Before.DailyAverage!.Value, campaign.During.DailyAverage!.Value, campaign.After.DailyAverage!.Value,
                campaign.Total.DailyAverage!.Value,
            ], lines);
    }

    [BrowserFact]
    public async Task A_campaign_has_what_each_group_spent_in_cents_however_little_it_changed()
    {
        static (double? Before, double? During) Spent(CampaignEffectRow row) =>
            (row.Before.DailyAveragePer(row.Households), row.During.DailyAveragePer(row.Households));
        static string Cents(double? value) => value?.ToString("N2", CultureInfo.InvariantCulture) ?? "–";
        var effect = store.Journey.CampaignEffect();
        var quietest = effect.Where(row => row.Change is not (null or 0)).MinBy(row => Math.Abs(row.Change!.Value));
        Assert.InRange(Math.Abs(quietest.Change!.Value), 0, 0.1);
        await using var watched = await store.OpenAsync($"/dashboard/campaigns?campaign={quietest.CampaignId}");
        Assert.Equal(
            effect.Where(row => row.CampaignId == quietest.CampaignId)
                .Select(row => $"{Cents(Spent(row).Before)} {Cents(Spent(row).During)} {Cents(row.Change)}"),
            (await watched.RowsAsync("effect-figures")).Select(row => $"{row[1]} {row[2]} {row[3]}"));
    }

    [BrowserFact]
    public async Task Promotions_have_the_lift_of_the_kind_and_level_asked_for()
    {
        await using var watched = await store.OpenAsync("/dashboard/promotions?level=department&promotion=mailer&top=5");
        Assert.Equal(
            store.Journey.PromotionLift(new() { Level = ItemLevel.Department })
                .Where(row => row.Promotion == "mailer" && row.Lift is not null).OrderByDescending(row => row.PromotedSales).Take(5)
                .Select(row => $"{row.Item} {row.Lift!.Value.ToString("0.00", CultureInfo.InvariantCulture)} {Money(row.PromotedSales)}"),
            (await watched.RowsAsync("lift-figures")).Select(row => $"{row[0]} {row[1]} {row[2]}"));
        Assert.Contains("Observed, not caused", await watched.Page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Rules_are_those_of_the_item_best_by_the_metric()
    {
        await using var watched = await store.OpenAsync("/dashboard/rules?item=CHEESE&metric=cosine&min_pairs=10&top=7");
        Assert.Equal(
            store.Journey.AssociationRules(new() { Level = ItemLevel.Commodity, MinimumPairs = 10 })
                .Where(rule => rule.Antecedent[0] == "CHEESE" || rule.Consequent == "CHEESE")
                .OrderByDescending(rule => rule.Counts.Cosine).Take(7)
                .Select(rule => $"{rule.Antecedent[0]} {rule.Consequent} {rule.Counts.Pair}"),
            (await watched.RowsAsync("rules-figures"))
                .Select(row => $"{row[0]} {row[1]} {row[2].Replace(",", "", StringComparison.Ordinal)}"));
    }
}
