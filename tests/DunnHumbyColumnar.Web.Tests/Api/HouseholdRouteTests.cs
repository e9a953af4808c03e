using System.Net;
using System.Text.Json;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>What is told about one household is what the engine knows about it.</summary>
public sealed class HouseholdRouteTests(ServedStore served) : IClassFixture<ServedStore>
{
    static readonly string[] ProfileColumns =
    [
        "index", "household_key", "age_45_plus", "income_50K_plus", "single_couple_family", "has_kids", "single", "couple", "r_score",
        "f_score", "m_score", "rfm_score", "rfm_bins", "alcohol", "beverages", "concessions", "dairy", "drug", "garden", "grain_goods",
        "grocery", "home_family", "junk_food", "kitchen", "meat", "misc", "produce", "seasonal", "total_sales",
    ];

    [Fact]
    public async Task A_profile_has_the_columns_letter_for_letter_and_the_values_of_the_engine()
    {
        foreach (var row in SharedStore.Journey.HouseholdSummary(new HouseholdSummaryOptions { AllHouseholds = true }))
        {
            var reply = (await served.Server.GetAsync($"/hh/{row.HouseholdKey}")).Expect(HttpStatusCode.OK);
            var profile = reply.Json;
            Assert.Equal(ProfileColumns, profile.EnumerateObject().Select(property => property.Name));
            Assert.Equal(
                (row.Index, row.HouseholdKey), (profile.GetProperty("index").GetInt32(), profile.GetProperty("household_key").GetInt32()));
            Assert.Equal(
                (row.Age45Plus, row.Income50KPlus, row.HasKids, row.IsSingle, row.IsCouple),
                (Flag(profile, "age_45_plus"), Flag(profile, "income_50K_plus"), Flag(profile, "has_kids"),
                    Flag(profile, "single"), Flag(profile, "couple")));
            Assert.Equal(row.SingleCoupleFamily, profile.GetProperty("single_couple_family").ValueKind == JsonValueKind.Null
                ? null
                : profile.GetProperty("single_couple_family").GetInt32());
            Assert.Equal(
                (row.RecencyScore, row.RfmScore, row.RfmBins),
                (profile.GetProperty("r_score").GetInt32(), profile.GetProperty("rfm_score").GetInt32(),
                    profile.GetProperty("rfm_bins").GetInt32()));
            Assert.Equal(row.Sales.ToString(), profile.GetProperty("total_sales").GetRawText());
            foreach (string section in SectionSales.Names)
                Assert.Equal(row.Sections[section].ToString(), profile.GetProperty(section).GetRawText());
        }
    }

    [Fact]
    public async Task A_household_without_demographics_has_a_profile_without_flags()
    {
        var row = SharedStore.Journey.HouseholdSummary(new HouseholdSummaryOptions { AllHouseholds = true })
            .Find(SharedStore.Undescribed)!.Value;
        var profile = (await served.Server.GetAsync($"/hh/{row.HouseholdKey}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(
            (row.Index, row.HouseholdKey), (profile.GetProperty("index").GetInt32(), profile.GetProperty("household_key").GetInt32()));
        Assert.All(new[] { "age_45_plus", "income_50K_plus", "single_couple_family", "has_kids", "single", "couple" }, name =>
            Assert.Equal(JsonValueKind.Null, profile.GetProperty(name).ValueKind));
        Assert.Equal(row.Sales.ToString(), profile.GetProperty("total_sales").GetRawText());
    }

    [Fact]
    public async Task Daily_spend_has_the_days_of_the_household_with_money_of_two_decimals()
    {
        var expected = SharedStore.Journey.DailySpend().For(SharedStore.Described).ToList();
        var reply = (await served.Server.GetAsync($"/hh_daily/{SharedStore.Described}")).Expect(HttpStatusCode.OK);
        Assert.Equal(
            expected.Select(row => (row.Index, row.Day, row.HouseholdKey, row.Sales.ToString(), row.Sections["produce"].ToString())),
            reply.Rows.Select(row => (
                row.GetProperty("index").GetInt32(), row.GetProperty("day").GetInt32(), row.GetProperty("household_key").GetInt32(),
                row.GetProperty("total_sales").GetRawText(), row.GetProperty("produce").GetRawText())));
        Assert.DoesNotMatch("\"(total_sales|[a-z_]*(meat|dairy|misc))\":-?[0-9]+(\\.[0-9])?[,}]", reply.Text);
    }

    [Fact]
    public async Task Rfm_is_the_row_of_the_household()
    {
        foreach (var row in SharedStore.Journey.Rfm())
        {
            var found = (await served.Server.GetAsync($"/rfm/{row.HouseholdKey}")).Expect(HttpStatusCode.OK).Json;
            Assert.Equal(
                (row.HouseholdKey, row.Baskets, row.FirstDay, row.LastDay, row.Sales.ToString(), row.Units),
                (found.GetProperty("household_key").GetInt32(), found.GetProperty("baskets").GetInt32(),
                    found.GetProperty("first_day").GetInt32(), found.GetProperty("last_day").GetInt32(),
                    found.GetProperty("total_sales").GetRawText(), found.GetProperty("units").GetInt64()));
            Assert.Equal(
                (row.RecencyScore, row.FrequencyScore, row.MonetaryScore, row.RfmScore, row.RfmBins),
                (found.GetProperty("r_score").GetInt32(), found.GetProperty("f_score").GetInt32(), found.GetProperty("m_score").GetInt32(),
                    found.GetProperty("rfm_score").GetInt32(),
                    found.GetProperty("rfm_bins").GetInt32()));
        }
    }

    [Theory]
    [InlineData("", 10, ItemLevel.Commodity, RuleMetric.Confidence, null)]
    [InlineData("?k=3&level=department&metric=lift&bought=include", 3, ItemLevel.Department, RuleMetric.Lift, BoughtItems.Include)]
    [InlineData("?k=7&level=sub-commodity&bought=only&metric=cosine", 7, ItemLevel.SubCommodity, RuleMetric.Cosine, BoughtItems.Only)]
    public async Task Recommendations_are_those_of_the_engine(
        string query, int count, ItemLevel level, RuleMetric metric, BoughtItems? bought)
    {
        int household = SharedStore.Described;
        var expected = SharedStore.Journey.Recommend(
            household, new RecommendOptions { Count = count, Level = level, Metric = metric, Bought = bought });
        var reply = (await served.Server.GetAsync($"/recommendations/{household}{query}")).Expect(HttpStatusCode.OK);
        Assert.NotEmpty(expected);
        Assert.Equal(
            expected.Select(row =>
                (row.Rank, row.Item, row.Score, row.IsFallback, string.Join("; ", row.Anchors.Select(anchor => anchor.Item)))),
            reply.Rows.Select(row => (
                row.GetProperty("rank").GetInt32(), row.GetProperty("item").GetString()!,
                row.GetProperty("score").ValueKind == JsonValueKind.Null ? (double?)null : row.GetProperty("score").GetDouble(),
                row.GetProperty("is_fallback").GetBoolean(),
                string.Join("; ", row.GetProperty("anchors").EnumerateArray().Select(anchor => anchor.GetString())))));
    }

    [Fact]
    public async Task A_household_that_is_known_but_not_clean_has_nothing_and_is_no_error()
    {
        Assert.Contains(SharedStore.Idle, SharedStore.Journey.Names.Households);
        Assert.Equal("null\n", (await served.Server.GetAsync($"/hh/{SharedStore.Idle}")).Expect(HttpStatusCode.OK).Text);
        Assert.Equal("null\n", (await served.Server.GetAsync($"/rfm/{SharedStore.Idle}")).Expect(HttpStatusCode.OK).Text);
        Assert.Empty((await served.Server.GetAsync($"/hh_daily/{SharedStore.Idle}")).Expect(HttpStatusCode.OK).Rows);
        Assert.Single(
            (await served.Server.GetAsync($"/hh/{SharedStore.Idle}?format=csv")).Expect(HttpStatusCode.OK).Text.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("/hh/")]
    [InlineData("/hh_daily/")]
    [InlineData("/rfm/")]
    [InlineData("/recommendations/")]
    public async Task A_household_that_nobody_knows_is_not_found_and_one_that_is_no_number_is_a_bad_parameter(string route)
    {
        Assert.Contains("123456", (await served.Server.GetAsync(route + "123456"))
            .ExpectProblem(HttpStatusCode.NotFound, "household_key").GetProperty("detail").GetString()!, StringComparison.Ordinal);
        (await served.Server.GetAsync(route + "-1")).ExpectProblem(HttpStatusCode.NotFound, "household_key");
        foreach (string text in new[] { "abc", "1.5", "99999999999", "1e3", "%201", "0x1", "1%2F2", "NaN", "--1", "١" })
            (await served.Server.GetAsync(route + text)).ExpectProblem(HttpStatusCode.BadRequest, "household_key");
    }

    static bool? Flag(JsonElement row, string name) => row.GetProperty(name).ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new JsonException(name),
    };
}
