using System.Net;
using System.Text.Json;
using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>Rules, promotions and campaigns are those of the engine.</summary>
public sealed class ItemRouteTests(ServedStore served) : IClassFixture<ServedStore>
{
    [Theory]
    [InlineData("", ItemLevel.Commodity, null, RuleMetric.Confidence, 100)]
    [InlineData("?metric=lift&limit=20&min_pairs=30", ItemLevel.Commodity, 30, RuleMetric.Lift, 20)]
    [InlineData("?level=section&metric=zhang&limit=10000", ItemLevel.Section, null, RuleMetric.Zhang, 10_000)]
    [InlineData("?level=department&limit=0", ItemLevel.Department, null, RuleMetric.Confidence, 0)]
    public async Task Rules_are_the_best_of_the_engine(string query, ItemLevel level, int? pairs, RuleMetric metric, int count)
    {
        var expected = SharedStore.Journey.AssociationRules(
            new RuleOptions { Baskets = new BasketOptions { Level = level }, MinimumPairs = pairs }).Top(metric, count);
        var reply = (await served.Server.GetAsync("/rules" + query)).Expect(HttpStatusCode.OK);
        Assert.Equal(count > 0, expected.Count > 0);
        Assert.Equal(Exported.Text(expected, ExportFormat.Json), reply.Text);
        Assert.Equal(expected.Select(rule => (EnumNames.ToKebabCase(rule.Level), rule.Consequent)), reply.Rows.Select(row =>
            (row.GetProperty("level").GetString()!, row.GetProperty("consequent").GetString()!)));
    }

    [Fact]
    public async Task Rules_of_an_item_hold_it_whatever_its_name()
    {
        foreach (string item in new[] { SharedStore.Formula, SharedStore.Script, "CHEESE" })
        {
            var rows = (await served.Server.GetAsync($"/rules?item={Uri.EscapeDataString(item)}&limit=50"))
                .Expect(HttpStatusCode.OK).Rows.ToList();
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.Contains(
                item,
                row.GetProperty("antecedent").EnumerateArray().Append(row.GetProperty("consequent")).Select(name => name.GetString())));
        }

        (await served.Server.GetAsync("/rules?item=CHEESE&level=department")).ExpectProblem(HttpStatusCode.BadRequest, "item");
    }

    [Theory]
    [InlineData("/rules")]
    [InlineData("/promotions")]
    public async Task Case_does_not_matter_where_one_name_is_meant(string route) => Assert.Equal(
        (await served.Server.GetAsync($"{route}?item=CHEESE")).Expect(HttpStatusCode.OK).Text,
        (await served.Server.GetAsync($"{route}?item=cheese")).Expect(HttpStatusCode.OK).Text);

    [Theory]
    [InlineData("/rules", "chese", "CHEESE")]
    [InlineData("/promotions", "chese", "CHEESE")]
    [InlineData("/rules", "zzzzzzzzzz", null)]
    public async Task An_unknown_item_is_rejected_with_the_nearest_names(string route, string item, string? near)
    {
        string detail = (await served.Server.GetAsync($"{route}?item={item}")).ExpectProblem(HttpStatusCode.BadRequest, "item")
            .GetProperty("detail").GetString()!;
        Assert.StartsWith($"there is no commodity {item}", detail, StringComparison.Ordinal);
        Assert.Equal(near is not null, detail.Contains("; the nearest ", StringComparison.Ordinal));
        Assert.Contains(near ?? item, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_differs_in_case_only_is_ambiguous_where_two_do()
    {
        using var tiny = new TinyJourney();
        await File.WriteAllTextAsync(
            tiny.FileOf("product"),
            (await File.ReadAllTextAsync(tiny.FileOf("product"))).Replace("C0 N1", "Tea", StringComparison.Ordinal)
                .Replace("C1 N1", "TEA", StringComparison.Ordinal).Replace("C2 N1", "COFFEE", StringComparison.Ordinal));
        await Journey.IngestAsync(tiny.Csv, tiny.Store);
        using var journey = Journey.Open(tiny.Store);
        Assert.Equal("TEA", ItemSearch.For(journey.Names, ItemLevel.Commodity, "TEA").Name);
        Assert.Equal("Tea", ItemSearch.For(journey.Names, ItemLevel.Commodity, "Tea").Name);
        Assert.Equal("COFFEE", ItemSearch.For(journey.Names, ItemLevel.Commodity, "Coffee").Name);
        var ambiguous = ItemSearch.For(journey.Names, ItemLevel.Commodity, "tea");
        Assert.True(ambiguous.IsUnknown);
        Assert.Equal(["TEA", "Tea"], ambiguous.Nearest.Take(2));
    }

    [Fact]
    public async Task Rules_of_a_segment_are_about_its_baskets_and_a_segment_without_any_has_none()
    {
        var options = new RuleOptions { Baskets = new BasketOptions { Segment = HouseholdSegment.Parse("rfm_bins=5") } };
        var expected = SharedStore.Journey.AssociationRules(options).Top(RuleMetric.Confidence, 100);
        Assert.Equal(
            Exported.Text(expected, ExportFormat.Json),
            (await served.Server.GetAsync("/rules?segment=rfm_bins%3D5")).Expect(HttpStatusCode.OK).Text);
        Assert.Empty((await served.Server.GetAsync($"/rules?segment=household_key%3D{SharedStore.Idle}")).Expect(HttpStatusCode.OK).Rows);
    }

    [Theory]
    [InlineData("", ItemLevel.Commodity)]
    [InlineData("?level=department", ItemLevel.Department)]
    public async Task Promotions_are_the_lifts_of_the_engine(string query, ItemLevel level)
    {
        var expected = SharedStore.Journey.PromotionLift(new PromotionLiftOptions { Level = level });
        var rows = (await served.Server.GetAsync("/promotions" + query)).Expect(HttpStatusCode.OK).Rows.ToList();
        Assert.Equal(
            expected.Select(row => (row.Item, row.Promotion, row.PromotedSales.ToString(), row.BaselineSales.ToString(), row.Lift)),
            rows.Select(row => (
                row.GetProperty("item").GetString()!, row.GetProperty("promotion").GetString()!,
                row.GetProperty("promoted_sales").GetRawText(), row.GetProperty("baseline_sales").GetRawText(),
                row.GetProperty("lift").ValueKind == JsonValueKind.Null ? (double?)null : row.GetProperty("lift").GetDouble())));
    }

    [Fact]
    public async Task Promotions_of_an_item_are_its_rows()
    {
        var expected = SharedStore.Journey.PromotionLift().For(SharedStore.Script)
            .Select(row => (row.Item, row.Promotion, row.PromotedUnits));
        var rows = (await served.Server.GetAsync($"/promotions?item={Uri.EscapeDataString(SharedStore.Script)}"))
            .Expect(HttpStatusCode.OK).Rows;
        Assert.Equal(expected, rows.Select(row => (
            row.GetProperty("item").GetString()!, row.GetProperty("promotion").GetString()!,
            row.GetProperty("promoted_units").GetInt64())));
    }

    [Fact]
    public async Task All_campaigns_are_those_of_the_engine()
    {
        var expected = SharedStore.Journey.CampaignSummary();
        var rows = (await served.Server.GetAsync("/campaigns")).Expect(HttpStatusCode.OK).Rows;
        Assert.Equal(
            expected.Select(row => (row.CampaignId, row.Description, row.FirstDay, row.Duration, row.Total.Sales.ToString())),
            rows.Select(row => (
                row.GetProperty("campaign_id").GetInt32(), row.GetProperty("description").GetString()!,
                row.GetProperty("first_day").GetInt32(), row.GetProperty("duration").GetInt32(),
                row.GetProperty("sales_total").GetRawText())));
    }

    [Fact]
    public async Task A_campaign_is_its_summary_with_its_effect_and_its_days()
    {
        int campaign = SharedStore.Journey.CampaignSummary()[7].CampaignId;
        var reply = (await served.Server.GetAsync($"/campaign/{campaign}")).Expect(HttpStatusCode.OK);
        var found = reply.Json;
        Assert.Equal(["summary", "effect", "daily_sales"], found.EnumerateObject().Select(property => property.Name));
        Assert.Equal(campaign, found.GetProperty("summary").GetProperty("campaign_id").GetInt32());
        Assert.Equal(
            SharedStore.Journey.DailyCampaignSales().For(campaign)
                .Select(row => (row.Index, row.CampaignId, row.Day, row.Date.ToString("yyyy-MM-dd"), row.Sales.ToString())),
            found.GetProperty("daily_sales").EnumerateArray().Select(row =>
                (row.GetProperty("index").GetInt32(), row.GetProperty("campaign_id").GetInt32(), row.GetProperty("day").GetInt32(),
                    row.GetProperty("date").GetString()!, row.GetProperty("sales_value").GetRawText())));
        Assert.Equal(
            SharedStore.Journey.CampaignEffect().Count(row => row.CampaignId == campaign), found.GetProperty("effect").GetArrayLength());
        Assert.All(found.GetProperty("effect").EnumerateArray(), row => Assert.Equal(campaign, row.GetProperty("campaign_id").GetInt32()));
        string csv = (await served.Server.GetAsync($"/campaign/{campaign}", ("Accept", "text/csv"))).Expect(HttpStatusCode.OK).Text;
        Assert.StartsWith("index,campaign_id,day,date,sales_value\n", csv, StringComparison.Ordinal);
        Assert.Equal(found.GetProperty("daily_sales").GetArrayLength() + 1, csv.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task A_campaign_that_nobody_knows_is_not_found_and_one_that_is_no_number_is_a_bad_parameter()
    {
        (await served.Server.GetAsync("/campaign/31000")).ExpectProblem(HttpStatusCode.NotFound, "campaign_id");
        (await served.Server.GetAsync("/campaign/x")).ExpectProblem(HttpStatusCode.BadRequest, "campaign_id");
    }
}
