using System.Net;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>A body that is no query is told where it is wrong and what is expected.</summary>
public sealed class QueryBodyTests(ServedStore served) : IClassFixture<ServedStore>
{
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

    async Task ExpectFaultAsync(string body, string part, string reason)
    {
        string detail = (await served.Server.QueryAsync(body)).ExpectProblem(HttpStatusCode.BadRequest, part)
            .GetProperty("detail").GetString()!;
        Assert.StartsWith(reason + " (", detail, StringComparison.Ordinal);
        Assert.Matches("^line [0-9]+, byte [0-9]+\\)$", detail[(reason.Length + 2)..]);
    }
}
