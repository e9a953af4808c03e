using System.Net;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>The query as JSON is the query of the library.</summary>
public sealed class QueryTests(ServedStore served) : IClassFixture<ServedStore>
{
    [Fact]
    public async Task A_query_of_all_parts_has_the_rows_of_the_engine()
    {
        const string Body = """
            {
              "table": "transaction_data",
              "where": [
                { "column": "day", "from": 101, "to": 708 },
                { "column": "department", "in": ["PRODUCE", "MEAT", "GROCERY"] },
                { "column": "commodity_desc", "not_in": ["CHEESE"] }
              ],
              "group_by": ["department", "week_no"],
              "aggregates": ["count", "sum:sales_value", "min:sales_value", "max:sales_value",
                "mean:sales_value", "median:sales_value", "count_distinct:basket_id"],
              "having": [{ "column": "count", "at_least": 5, "at_most": 1000 }],
              "order_by": ["-sum_sales_value", "week_no"],
              "take": 20
            }
            """;
        var expected = SharedStore.Journey.Query("transaction_data").WhereBetween("day", "101", "708")
            .WhereIn("department", "PRODUCE", "MEAT", "GROCERY").WhereNotIn("commodity_desc", "CHEESE")
            .GroupBy("department", "week_no").Count().Sum("sales_value").Min("sales_value")
            .Max("sales_value").Mean("sales_value").Median("sales_value").CountDistinct("basket_id")
            .Having("count", 5, 1000).OrderByDescending("sum_sales_value").OrderBy("week_no").Take(20).Run();
        var reply = (await served.Server.QueryAsync(Body)).Expect(HttpStatusCode.OK);
        Assert.Equal(20, expected.Count);
        Assert.Equal(Exported.Text(expected, ExportFormat.Json), reply.Text);
        Assert.Equal(
            [
                "department", "week_no", "count", "sum_sales_value", "min_sales_value", "max_sales_value", "mean_sales_value",
                "median_sales_value", "count_distinct_basket_id",
            ],
            reply.Rows.First().EnumerateObject().Select(property => property.Name));
        Assert.All(reply.Rows, row => Assert.Matches("^-?[0-9]+\\.[0-9]{2}$", row.GetProperty("sum_sales_value").GetRawText()));
        Assert.Equal(
            Exported.Text(expected, ExportFormat.Csv),
            (await served.Server.PostAsync("/query?format=csv", Body)).Expect(HttpStatusCode.OK).Text);
        Assert.Equal(
            Exported.ArrowRows(Exported.Bytes(expected, ExportFormat.ArrowStream)),
            Exported.ArrowRows(
                (await served.Server.QueryAsync(Body, ("Accept", "application/vnd.apache.arrow.stream"))).Expect(HttpStatusCode.OK).Bytes));
    }

    [Fact]
    public async Task A_query_without_matching_rows_is_empty_and_no_error()
    {
        Assert.Empty((await served.Server.QueryAsync(
            """{"table":"product","where":[{"column":"department","like":["MARS"]}],"group_by":["brand"],"aggregates":["count"]}"""))
            .Expect(HttpStatusCode.OK).Rows);
        Assert.Empty((await served.Server.QueryAsync("""{"table":"product","group_by":["brand"],"aggregates":["count"],"take":0}"""))
            .Expect(HttpStatusCode.OK).Rows);
    }

    [Theory]
    [InlineData("""{"column":"department","like":["prod*"]}""", "department=PRODUCE")]
    [InlineData("""{"column":"department","not_like":["prod*","*MEAT*"]}""", "department not like prod*,*MEAT*")]
    [InlineData("""{"column":"income_desc","not_like":["*k"]}""", "income_desc not like *k")]
    [InlineData("""{"column":"department","in":["produce"]}""", "department=PRODUCE")]
    [InlineData("""{"column":"income_desc","unknown":true}""", "income_desc is unknown")]
    [InlineData("""{"column":"income_desc","unknown":false}""", "income_desc is known")]
    [InlineData("""{"column":"day","from":"2004-07-01"}""", "day>=101")]
    [InlineData("""{"column":"date","from":"2004-07-01","to":"2004-07-31"}""", "day=101..131")]
    [InlineData("""{"column":"month","in":["2004-07"]}""", "day=101..131")]
    [InlineData("""{"column":"weekday","in":[6,"Sunday"]}""", "weekday>5")]
    public async Task A_condition_means_what_it_means_in_words(string condition, string words)
    {
        string body = $$"""{"table":"transaction_data","where":[{{condition}}],"aggregates":["count","sum:sales_value"]}""";
        Assert.Equal(
            Exported.Text(
                SharedStore.Journey.Query("transaction_data").Where(words).Count().Sum("sales_value").Run(), ExportFormat.Json),
            (await served.Server.QueryAsync(body)).Expect(HttpStatusCode.OK).Text);
    }

    [Theory]
    [InlineData("""{"column":"department","in":["PRODUC"]}""", "there is no department PRODUC; the nearest is PRODUCE")]
    [InlineData("""{"column":"dept","in":["PRODUCE"]}""", "transaction_data has no column dept; the nearest is department")]
    [InlineData("""{"column":"household_key","in":[99999999]}""", "there is no household_key 99999999")]
    [InlineData(
        """{"column":"day","in":[1],"unknown":true}""",
        "the condition on day must have one of in, not_in, like, not_like and unknown, or from and to")]
    [InlineData(
        """{"column":"department","like":["A*"],"not_like":["B*"]}""",
        "the condition on department must have one of in, not_in, like, not_like and unknown, or from and to")]
    [InlineData("""{"column":"department","not_like":[null]}""", "a pattern is null")]
    [InlineData("""{"column":"department","like":[null]}""", "a pattern is null")]
    public async Task A_condition_that_cannot_hold_is_rejected_with_what_may_have_been_meant(string condition, string detail)
    {
        string body = $$"""{"table":"transaction_data","where":[{{condition}}],"aggregates":["count"]}""";
        var problem = (await served.Server.QueryAsync(body)).ExpectProblem(HttpStatusCode.BadRequest, "where");
        Assert.Equal(detail, problem.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    [InlineData(null)]
    public async Task A_body_of_another_type_is_not_supported(string? type)
    {
        using var content = new ByteArrayContent("""{"table":"product","aggregates":["count"]}"""u8.ToArray());
        if (type is not null)
            content.Headers.ContentType = new(type);
        (await Reply.Of(served.Server.Client, HttpMethod.Post, "/query", content)).ExpectProblem(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_64_KiB_is_too_large(bool isChunked)
    {
        string body = $$"""{"table":"product","aggregates":["count"]{{new string(' ', 65_536)}}}""";
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/query") { Content = content };
        request.Headers.TransferEncodingChunked = isChunked;
        using var response = await served.Server.Client.SendAsync(request);
        Assert.Equal(
            (HttpStatusCode.RequestEntityTooLarge, "application/problem+json"),
            (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.True(response.Headers.ETag is not null && response.Headers.Contains("Server-Timing"));
        (await served.Server.QueryAsync($$"""{"table":"product","aggregates":["count"]{{new string(' ', 60_000)}}}"""))
            .Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_result_of_too_many_rows_is_rejected_unless_fewer_are_taken()
    {
        const string Parts = "\"table\":\"causal_data\",\"group_by\":[\"product_id\",\"store_id\",\"week_no\"],\"aggregates\":[\"count\"]";
        (await served.Server.QueryAsync($$"""{{{Parts}}}""")).ExpectProblem(HttpStatusCode.UnprocessableEntity, "take");
        Assert.Equal(100_000, (await served.Server.QueryAsync($$"""{{{Parts}},"take":100000}""")).Expect(HttpStatusCode.OK).Rows.Count());
    }

    [Fact]
    public async Task Parameters_of_the_address_are_those_of_the_route()
    {
        (await served.Server.PostAsync("/query?limit=3", """{"table":"product","aggregates":["count"]}"""))
            .ExpectProblem(HttpStatusCode.BadRequest, "limit");
        (await served.Server.PostAsync("/query?format=xml", """{"table":"product","aggregates":["count"]}"""))
            .ExpectProblem(HttpStatusCode.BadRequest, "format");
        (await served.Server.QueryAsync("""{"table":"product","aggregates":["count"]}""", ("Accept", "text/html")))
            .ExpectProblem(HttpStatusCode.NotAcceptable, "Accept");
    }
}
