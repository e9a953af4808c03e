using System.Net;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>Parameters are read strictly, and the one at fault is named.</summary>
public sealed class ParameterTests(ServedStore served) : IClassFixture<ServedStore>
{
    [Theory]
    [InlineData("/tables/rfm?limit=-1", "limit")]
    [InlineData("/tables/rfm?limit=10001", "limit")]
    [InlineData("/tables/rfm?limit=", "limit")]
    [InlineData("/tables/rfm?limit", "limit")]
    [InlineData("/tables/rfm?limit=1.0", "limit")]
    [InlineData("/tables/rfm?limit=%201", "limit")]
    [InlineData("/tables/rfm?limit=1%00", "limit")]
    [InlineData("/tables/rfm?limit=9999999999999999999999", "limit")]
    [InlineData("/tables/rfm?cursor=1.5%00", "cursor")]
    [InlineData("/rules?item=CHEESE%00", "item")]
    [InlineData("/tables/rfm?rfm=octile", "rfm")]
    [InlineData("/tables/rfm?as_of_day=-1", "as_of_day")]
    [InlineData("/tables/rfm?as_of_day=32768", "as_of_day")]
    [InlineData("/tables/rfm?clean=dirty", "clean")]
    [InlineData("/tables/hh_summary?all_households=yes", "all_households")]
    [InlineData("/tables/hh_summary?all_households=True", "all_households")]
    [InlineData("/tables/association_rules?level=Commodity", "level")]
    [InlineData("/tables/association_rules?min_pairs=0", "min_pairs")]
    [InlineData("/tables/promotion_lift?by=weather", "by")]
    [InlineData("/tables/promotion_lift?from_day=-5", "from_day")]
    [InlineData("/tables/promotion_lift?to_day=x", "to_day")]
    [InlineData("/tables/promotion_lift?section=produce&section=cars", "section")]
    [InlineData("/tables/promotion_lift?segment=rfm_bins", "segment")]
    [InlineData("/rules?level=2", "level")]
    [InlineData("/rules?metric=beauty", "metric")]
    [InlineData("/rules?metric=0", "metric")]
    [InlineData("/rules?limit=10001", "limit")]
    [InlineData("/rules?min_pairs=2147483648", "min_pairs")]
    [InlineData("/rules?segment=age=12", "segment")]
    [InlineData("/rules?segment=rfm_bins%3D6", "segment")]
    [InlineData("/rules?segment=household_key%3D", "segment")]
    [InlineData("/recommendations/1?k=0", "k")]
    [InlineData("/recommendations/1?k=1001", "k")]
    [InlineData("/recommendations/1?k=ten", "k")]
    [InlineData("/recommendations/1?metric=support", "metric")]
    [InlineData("/recommendations/1?level=shelf", "level")]
    [InlineData("/recommendations/1?bought=maybe", "bought")]
    [InlineData("/promotions?level=", "level")]
    [InlineData("/campaigns?format=xml", "format")]
    [InlineData("/hh/1?format=", "format")]
    public async Task A_value_out_of_range_is_rejected(string path, string parameter)
    {
        var problem = (await served.Server.GetAsync(path)).ExpectProblem(HttpStatusCode.BadRequest, parameter);
        Assert.Contains(parameter, problem.GetProperty("detail").GetString()!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tables?limit=3", "limit")]
    [InlineData("/tables/rfm?page=2", "page")]
    [InlineData("/tables/rfm?LIMIT=2", "LIMIT")]
    [InlineData("/tables/rfm?name=x", "name")]
    [InlineData("/hh/1?household_key=2", "household_key")]
    [InlineData("/hh_daily/1?day=3", "day")]
    [InlineData("/rfm/1?rfm=quintile", "rfm")]
    [InlineData("/recommendations/1?limit=4", "limit")]
    [InlineData("/campaigns?limit=4", "limit")]
    [InlineData("/campaign/1?x", "x")]
    [InlineData("/rules?k=4", "k")]
    [InlineData("/promotions?metric=lift", "metric")]
    [InlineData("/campaigns?=", "")]
    public async Task A_parameter_that_there_is_not_is_rejected(string path, string parameter) =>
        (await served.Server.GetAsync(path)).ExpectProblem(HttpStatusCode.BadRequest, parameter);

    [Theory]
    [InlineData("/tables/rfm?limit=3&limit=3", "limit")]
    [InlineData("/tables/rfm?limit=3&LIMIT=4", "limit")]
    [InlineData("/rules?level=product&level=commodity", "level")]
    [InlineData("/rules?item=CHEESE&item=", "item")]
    [InlineData("/hh/1?format=csv&format=json", "format")]
    [InlineData("/tables/promotion_lift?segment=rfm_bins%3D5&segment=rfm_bins%3D4", "segment")]
    public async Task A_parameter_that_is_given_twice_is_rejected(string path, string parameter) =>
        Assert.Equal(
            parameter, (await served.Server.GetAsync(path)).ExpectProblem(HttpStatusCode.BadRequest).GetProperty("parameter").GetString(),
            ignoreCase: true);

    [Theory]
    [InlineData("/tables/product?level=product", "level")]
    [InlineData("/tables/transaction_data?from_day=3", "from_day")]
    [InlineData("/tables/rfm?level=product", "level")]
    [InlineData("/tables/rfm?all_households=true", "all_households")]
    [InlineData("/tables/campaign_summary?rfm=quintile", "rfm")]
    [InlineData("/tables/promotion_exposure?by=display-code", "by")]
    [InlineData("/tables/household_sales?clean=raw", "clean")]
    [InlineData("/tables/rfm?store_id=367", "store_id")]
    [InlineData("/tables/rfm?level=commodity", "level")]
    [InlineData("/tables/household_sales?ties=equal", "ties")]
    public async Task An_option_that_a_table_does_not_take_is_rejected(string path, string parameter) =>
        (await served.Server.GetAsync(path)).ExpectProblem(HttpStatusCode.BadRequest, parameter);

    [Theory]
    [InlineData("/tables/promotion_lift?store_id=1&store_id=65536", "there is no store 65536")]
    [InlineData("/tables/promotion_lift?store_id=east", "there is no store east")]
    [InlineData("/rules?segment=household_key%3Dx", "there is no household x")]
    public async Task An_id_that_no_table_has_is_rejected(string path, string message) => Assert.Contains(
        message, (await served.Server.GetAsync(path)).ExpectProblem(HttpStatusCode.BadRequest).GetProperty("detail").GetString()!,
        StringComparison.Ordinal);

    [Fact]
    public async Task An_empty_window_of_days_is_rejected_and_named() =>
        Assert.Contains("to_day", (await served.Server.GetAsync("/tables/promotion_lift?from_day=400&to_day=300"))
            .ExpectProblem(HttpStatusCode.BadRequest).GetProperty("parameter").GetString()!, StringComparison.Ordinal);

    [Fact]
    public async Task A_text_that_is_too_long_is_rejected_and_not_repeated()
    {
        string item = new('x', 201);
        Assert.DoesNotContain(
            item, (await served.Server.GetAsync($"/rules?item={item}")).ExpectProblem(HttpStatusCode.BadRequest, "item").GetRawText(),
            StringComparison.Ordinal);
        string level = new('y', 5000);
        Assert.DoesNotContain(
            level, (await served.Server.GetAsync($"/rules?level={level}")).ExpectProblem(HttpStatusCode.BadRequest, "level").GetRawText(),
            StringComparison.Ordinal);
    }
}
