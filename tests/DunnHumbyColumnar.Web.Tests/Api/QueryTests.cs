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
    [InlineData("", null)]
    [InlineData("{", null)]
    [InlineData("[]", null)]
    [InlineData("null", "body")]
    [InlineData("42", null)]
    [InlineData("{}", null)]
    [InlineData("""{"table":"product","aggregates":["count"]}}""", null)]
    [InlineData("""{"table":"product","aggregates":["count"],}""", null)]
    [InlineData("""{"table":"product",/* */"aggregates":["count"]}""", null)]
    [InlineData("""{"Table":"product","aggregates":["count"]}""", null)]
    [InlineData("""{"table":"product","table":"coupon","aggregates":["count"]}""", null)]
    [InlineData("""{"table":"product","sql":"drop table","aggregates":["count"]}""", null)]
    [InlineData("""{"table":null}""", "table")]
    [InlineData("""{"table":3}""", "table")]
    [InlineData("""{"table":""}""", null)]
    [InlineData("""{"table":"no_such_table","aggregates":["count"]}""", "table")]
    [InlineData("""{"table":"../../secret","aggregates":["count"]}""", "table")]
    [InlineData("""{"table":"rfm","aggregates":["count"]}""", "table")]
    [InlineData("""{"table":"product"}""", null)]
    [InlineData("""{"table":"product","where":null,"aggregates":["count"]}""", "where")]
    [InlineData("""{"table":"product","where":[null],"aggregates":["count"]}""", "where")]
    [InlineData("""{"table":"product","where":{},"aggregates":["count"]}""", "where")]
    [InlineData("""{"table":"product","where":[{}],"aggregates":["count"]}""", null)]
    [InlineData("""{"table":"product","where":[{"column":"brand"}],"aggregates":["count"]}""", "where")]
    [InlineData("""{"table":"product","where":[{"column":"brand","in":["a"],"from":"b"}],"aggregates":["count"]}""", "where")]
    [InlineData("""{"table":"product","where":[{"column":"brand","in":["a"],"not_in":["b"]}],"aggregates":["count"]}""", "where")]
    [InlineData("""{"table":"product","where":[{"column":"colour","in":["red"]}],"aggregates":["count"]}""", "where")]
    [InlineData("""{"table":"product","where":[{"column":"brand","in":"National"}],"aggregates":["count"]}""", null)]
    [InlineData("""{"table":"product","where":[{"column":"brand","in":[null]}],"aggregates":["count"]}""", "where")]
    [InlineData("""{"table":"product","where":[{"column":"brand","in":[true]}],"aggregates":["count"]}""", "where")]
    [InlineData("""{"table":"product","where":[{"column":"brand","in":[["a"]]}],"aggregates":["count"]}""", "where")]
    [InlineData("""{"table":"product","where":[{"column":"brand","in":[{"a":1}]}],"aggregates":["count"]}""", "where")]
    [InlineData("""{"table":"product","where":[{"column":"brand","in":[1e400]}],"aggregates":["count"]}""", "where")]
    [InlineData("""{"table":"product","where":[{"column":"brand","in":["\ud800"]}],"aggregates":["count"]}""", "where")]
    [InlineData("""{"table":"product","where":[{"column":"\udc00","in":["a"]}],"aggregates":["count"]}""", null)]
    [InlineData("""{"table":"transaction_data","where":[{"column":"day","in":["monday"]}],"aggregates":["count"]}""", null)]
    [InlineData("""{"table":"transaction_data","where":[{"column":"day","from":1.5}],"aggregates":["count"]}""", null)]
    [InlineData("""{"table":"product","group_by":null,"aggregates":["count"]}""", "group_by")]
    [InlineData("""{"table":"product","group_by":[null],"aggregates":["count"]}""", "group_by")]
    [InlineData("""{"table":"product","group_by":[1],"aggregates":["count"]}""", null)]
    [InlineData("""{"table":"product","group_by":"brand","aggregates":["count"]}""", "group_by")]
    [InlineData("""{"table":"product","group_by":["colour"],"aggregates":["count"]}""", "group_by")]
    [InlineData("""{"table":"product","group_by":["brand","brand"],"aggregates":["count"]}""", null)]
    [InlineData(
        """{"table":"transaction_data","group_by":["day","week_no","store_id","product_id","basket_id"],"aggregates":["count"]}""", null)]
    [InlineData("""{"table":"product","aggregates":[null]}""", "aggregates")]
    [InlineData("""{"table":"product","aggregates":["sum"]}""", "aggregates")]
    [InlineData("""{"table":"product","aggregates":["sum:"]}""", null)]
    [InlineData("""{"table":"product","aggregates":["sum:brand"]}""", null)]
    [InlineData("""{"table":"product","aggregates":["sum:colour"]}""", "aggregates")]
    [InlineData("""{"table":"product","aggregates":["variance:product_id"]}""", "aggregates")]
    [InlineData("""{"table":"product","aggregates":["count:product_id"]}""", "aggregates")]
    [InlineData("""{"table":"product","aggregates":["count","sum:product_id","count"]}""", "aggregates")]
    [InlineData("""{"table":"product","aggregates":["count"],"having":[null]}""", "having")]
    [InlineData("""{"table":"product","aggregates":["count"],"having":[{"column":"sum_x","at_least":1}]}""", "having")]
    [InlineData("""{"table":"product","aggregates":["count"],"having":[{"column":"count","at_least":"1"}]}""", null)]
    [InlineData("""{"table":"product","aggregates":["count"],"having":[{"column":"count","at_least":1e99}]}""", null)]
    [InlineData("""{"table":"product","aggregates":["count"],"having":[{"at_least":1}]}""", null)]
    [InlineData("""{"table":"product","aggregates":["count"],"order_by":[null]}""", "order_by")]
    [InlineData("""{"table":"product","aggregates":["count"],"order_by":["sum_x"]}""", "order_by")]
    [InlineData("""{"table":"product","aggregates":["count"],"order_by":["-"]}""", null)]
    [InlineData("""{"table":"product","aggregates":["count"],"take":-1}""", "take")]
    [InlineData("""{"table":"product","aggregates":["count"],"take":1.5}""", "take")]
    [InlineData("""{"table":"product","aggregates":["count"],"take":"5"}""", "take")]
    [InlineData("""{"table":"product","aggregates":["count"],"take":2147483648}""", "take")]
    public async Task A_body_that_is_not_a_query_is_rejected(string body, string? parameter)
    {
        var problem = (await served.Server.QueryAsync(body)).ExpectProblem(HttpStatusCode.BadRequest);
        Assert.True(problem.TryGetProperty("parameter", out var named), problem.GetRawText());
        if (parameter is not null)
            Assert.Matches($"^{parameter}(\\[0\\].*)?$", named.GetString());
        Assert.DoesNotContain("Exception", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("DunnHumbyColumnar.", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"table":"product","filter":[],"aggregates":["count"]}""", "filter",
        "unknown property \"filter\"; known are table, where, group_by, aggregates, having, order_by, take")]
    [InlineData(
        """{"table":"product","where":[{"column":"brand","equals":"National"}],"aggregates":["count"]}""", "equals",
        "unknown property \"equals\"; known are column, in, not_in, from, to, like, not_like, unknown")]
    [InlineData(
        """{"table":"product","aggregates":["count"],"having":[{"column":"count","at.least":1}]}""", "at.least",
        "unknown property \"at.least\"; known are column, at_least, at_most")]
    [InlineData(
        """{"Table":"product","aggregates":["count"]}""", "Table",
        "unknown property \"Table\"; known are table, where, group_by, aggregates, having, order_by, take")]
    public async Task An_unknown_property_is_called_that(string body, string property, string reason) =>
        await ExpectFaultAsync(body, property, reason);

    [Theory]
    [InlineData("""{}""", "table", "table is missing")]
    [InlineData("""{"aggregates":["count"]}""", "table", "table is missing")]
    [InlineData("""{"table":"product","where":[{"in":["a"]}]}""", "where[0].column", "where[0].column is missing")]
    [InlineData(
        """{"table":"product","having":[{"column":"count"},{"at_least":1}]}""", "having[1].column", "having[1].column is missing")]
    [InlineData("""[]""", "body", "body must be an object")]
    [InlineData("""42""", "body", "body must be an object")]
    [InlineData("""{""", "body", "body is no JSON, or nested deeper than 8 levels")]
    [InlineData("""{"take":"5",}""", "body", "body is no JSON, or nested deeper than 8 levels")]
    [InlineData("""{"where":[[[[[[[[1]]]]]]]]}""", "body", "body is no JSON, or nested deeper than 8 levels")]
    [InlineData("""{"table":"product","table":"coupon"}""", "table", "table is given twice")]
    [InlineData(
        """{"table":"product","where":[{"column":"brand","in":["a"],"in":["b"]}]}""", "where[0].in", "where[0].in is given twice")]
    [InlineData("""{"table":3}""", "table", "table must be a text")]
    [InlineData("""{"table":null}""", "table", "table must be a text")]
    [InlineData("""{"table":"product","where":null}""", "where", "where must be a list of objects")]
    [InlineData("""{"table":"product","where":["a"]}""", "where[0]", "where[0] must be an object")]
    [InlineData(
        """{"table":"product","where":[{"column":"brand","like":"*o*"}]}""", "where[0].like", "where[0].like must be a list of texts")]
    [InlineData(
        """{"table":"product","where":[{"column":"brand","in":"A"}]}""", "where[0].in", "where[0].in must be a list of numbers or texts")]
    [InlineData(
        """{"table":"product","where":[{"column":"brand","unknown":"yes"}]}""", "where[0].unknown",
        "where[0].unknown must be true or false")]
    [InlineData(
        """{"table":"product","where":[{"column":"\udc00","in":["a"]}]}""", "where[0].column",
        "where[0].column must consist of whole characters")]
    [InlineData("""{"table":"product","\udc00":1}""", "body", "body has a text that does not consist of whole characters")]
    [InlineData("""{"table":"product","group_by":[1]}""", "group_by[0]", "group_by[0] must be a text")]
    [InlineData("""{"table":"product","aggregates":"count"}""", "aggregates", "aggregates must be a list of texts")]
    [InlineData(
        """{"table":"product","having":[{"column":"count","at_least":"1"}]}""", "having[0].at_least",
        "having[0].at_least must be a number of at most 28 digits")]
    [InlineData("""{"table":"product","take":"5"}""", "take", "take must be a whole number of at most 2147483647")]
    [InlineData("""{"table":"product","take":2147483648}""", "take", "take must be a whole number of at most 2147483647")]
    public async Task A_body_of_another_shape_is_told_what_is_expected(string body, string part, string reason) =>
        await ExpectFaultAsync(body, part, reason);

    [Fact]
    public async Task A_fault_of_the_body_is_told_with_its_place()
    {
        const string Body = "{\n  \"table\": \"product\",\n  \"take\": \"5\"\n}";
        Assert.Equal(
            "take must be a whole number of at most 2147483647 (line 3, byte 14)",
            (await served.Server.QueryAsync(Body)).ExpectProblem(HttpStatusCode.BadRequest, "take").GetProperty("detail").GetString());
        Assert.Equal(
            "body is empty; it must be an object",
            (await served.Server.QueryAsync("")).ExpectProblem(HttpStatusCode.BadRequest, "body").GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData(
        """{"table":"transaction_data","where":[{"column":"sales_value","in":[1.005]}],"aggregates":["count"]}""", "where",
        "sales_value holds money with at most two decimals; 1.005 is none.")]
    [InlineData(
        """{"table":"transaction_data","where":[{"column":"day","from":1.5}],"group_by":["store_id"]}""", "where",
        "day holds day numbers, or dates as yyyy-MM-dd; 1.5 is none.")]
    [InlineData(
        """{"table":"transaction_data","where":[{"column":"day","like":["1*"]}],"aggregates":["count"]}""", "where",
        "day holds numbers; like goes with texts.")]
    [InlineData(
        """{"table":"transaction_data","where":[{"column":"day","from":1.5}],"group_by":["day","day"]}""", "body",
        "A column is a group key once: day, day.")]
    [InlineData(
        """{"table":"transaction_data","where":[{"column":"day","from":1}]}""", "body", "A query needs a group key or an aggregate.")]
    [InlineData(
        """{"table":"product","aggregates":["count"],"having":[{"column":"count"}]}""", "having",
        "the bound on count must have at_least or at_most, or both")]
    [InlineData(
        """{"table":"product","aggregates":["count"],"having":[{"column":"count","at_least":null}]}""", "having",
        "the bound on count must have at_least or at_most, or both")]
    public async Task A_query_that_cannot_be_answered_names_the_part_at_fault(string body, string part, string detail) => Assert.Equal(
        detail,
        (await served.Server.QueryAsync(body)).ExpectProblem(HttpStatusCode.BadRequest, part).GetProperty("detail").GetString());

    [Theory]
    [InlineData("""{"column":"department","like":["prod*"]}""", "department=PRODUCE")]
    [InlineData("""{"column":"department","not_like":["prod*","*MEAT*"]}""", "department not like prod*,*MEAT*")]
    [InlineData("""{"column":"income_desc","not_like":["*k"]}""", "income_desc not like *k")]
    [InlineData("""{"column":"department","in":["produce"]}""", "department=PRODUCE")]
    [InlineData("""{"column":"income_desc","unknown":true}""", "income_desc is unknown")]
    [InlineData("""{"column":"income_desc","unknown":false}""", "income_desc is known")]
    [InlineData("""{"column":"day","from":"2004-07-01"}""", "day>=101")]
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

    [Fact]
    public async Task A_deeply_nested_body_and_one_with_many_parts_are_rejected()
    {
        string nested = string.Concat(Enumerable.Repeat("[", 20_000));
        (await served.Server.QueryAsync(nested)).ExpectProblem(HttpStatusCode.BadRequest);
        (await served.Server.QueryAsync($$"""{"table":"product","where":[{"column":"brand","in":[{{nested}}]}]}"""))
            .ExpectProblem(HttpStatusCode.BadRequest);
        string parts = string.Join(',', Enumerable.Repeat("\"count\"", 65));
        (await served.Server.QueryAsync($$"""{"table":"product","aggregates":[{{parts}}]}"""))
            .ExpectProblem(HttpStatusCode.BadRequest, "aggregates");
        (await served.Server.QueryAsync($$"""{"table":"product","group_by":[{{parts}}],"aggregates":["count"]}"""))
            .ExpectProblem(HttpStatusCode.BadRequest);
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

    async Task ExpectFaultAsync(string body, string part, string reason)
    {
        string detail = (await served.Server.QueryAsync(body)).ExpectProblem(HttpStatusCode.BadRequest, part)
            .GetProperty("detail").GetString()!;
        Assert.StartsWith(reason + " (", detail, StringComparison.Ordinal);
        Assert.Matches("^line [0-9]+, byte [0-9]+\\)$", detail[(reason.Length + 2)..]);
    }
}
