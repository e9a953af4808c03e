using System.Net;
using System.Text.Json;
using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Api.Description;
using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>The description of the API is true.</summary>
public sealed class OpenApiTests(ServedStore served) : IClassFixture<ServedStore>
{
    /// <summary>Requests that give rows of a table with what can be null in it, where its first rows do not.</summary>
    static readonly Dictionary<string, string[]> Samples = new()
    {
        ["hh_summary"] = ["/tables/hh_summary?all_households=true"],
        ["association_rules"] = ["/rules?limit=2000", "/rules?limit=200&level=product"],
        ["promotion_lift"] = ["/promotions", "/promotions?level=product"],
    };

    /// <summary>Columns that can be null, but not in the small data set.</summary>
    static readonly string[] NeverNull =
    [
        "score", "conviction", "lift", "avg_total", "avg_before", "avg_during", "avg_after", "n_baskets", "share_of_sales", "avg_sales",
        "avg_baskets", "avg_basket_spend", "avg_item_cost", "days_between_purchases", "promoted_share", "change", "redemption_rate",
    ];

    public static TheoryData<string> Tables { get; } = [.. Journey.GoldTableNames];

    [Fact]
    public async Task It_is_of_version_3_1_and_describes_every_route_with_its_parameters()
    {
        var document = (await served.Server.GetAsync("/openapi/v1.json")).Expect(HttpStatusCode.OK).Json;
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var routes = served.Server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ApiRoute>() is not null).ToList();
        Assert.Equal(
            ["/campaign/{campaign_id}", "/campaigns", "/hh/{household_key}", "/hh_daily/{household_key}", "/promotions", "/query",
                "/recommendations/{household_key}", "/refresh", "/rfm/{household_key}", "/rules",
                "/tables", "/tables/{name}"],
            routes.Select(endpoint => endpoint.RoutePattern.RawText).Order(StringComparer.Ordinal));
        foreach (var endpoint in routes)
        {
            var route = endpoint.Metadata.GetMetadata<ApiRoute>()!;
            string method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Single(method => method != "HEAD").ToLowerInvariant();
            var described = document.GetProperty("paths").GetProperty(endpoint.RoutePattern.RawText!);
            Assert.Equal([method], described.EnumerateObject().Select(operation => operation.Name)
                .Where(name => name is not ("parameters" or "summary" or "description")));
            var operation = described.GetProperty(method);
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            Assert.NotEmpty(operation.GetProperty("operationId").GetString()!);
            var parameters = operation.TryGetProperty("parameters", out var found) ? found.EnumerateArray().ToList() : [];
            Assert.Equal(route.Parameters.Select(parameter => parameter.Name), parameters.Select(parameter =>
                parameter.GetProperty("name").GetString()));
            Assert.All(parameters, parameter =>
            {
                Assert.NotEmpty(parameter.GetProperty("description").GetString()!);
                Assert.True(parameter.GetProperty("schema").TryGetProperty("type", out _));
                Assert.Equal(
                    parameter.GetProperty("in").GetString() == "path",
                    endpoint.RoutePattern.RawText!.Contains($"{{{parameter.GetProperty("name").GetString()}}}", StringComparison.Ordinal));
            });
            foreach (string status in new[] { "200", "400" })
                Assert.True(operation.GetProperty("responses").TryGetProperty(status, out _), endpoint.RoutePattern.RawText + " " + status);
        }
    }

    [Fact]
    public async Task The_examples_of_parameters_are_accepted()
    {
        var document = (await served.Server.GetAsync("/openapi/v1.json")).Json;
        foreach (var path in document.GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.TryGetProperty("get", out var get) && get.TryGetProperty("parameters", out _)))
        {
            var parameters = path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray().ToList();
            string address = path.Name;
            foreach (var parameter in parameters.Where(parameter => parameter.GetProperty("in").GetString() == "path"))
                address = address.Replace(
                    $"{{{parameter.GetProperty("name").GetString()}}}",
                    parameter.GetProperty("example").ToString(), StringComparison.Ordinal);
            foreach (var parameter in parameters.Where(parameter =>
                parameter.GetProperty("in").GetString() == "query" && parameter.TryGetProperty("example", out _)))
            {
                string name = parameter.GetProperty("name").GetString()!;
                var reply = await served.Server.GetAsync(
                    $"{address}?{name}={Uri.EscapeDataString(parameter.GetProperty("example").GetRawText().Trim('"'))}");
                // The table of the example does not take every option, and the small data set has not every item.
                Assert.True(
                    reply.Status is HttpStatusCode.OK
                    || (path.Name == "/tables/{name}" && reply.Text.Contains(" takes no ", StringComparison.Ordinal)),
                    $"{address} {name}: {reply.Text}");
            }
        }
    }

    [Fact]
    public async Task The_formats_of_a_route_are_those_that_it_answers_in()
    {
        var document = (await served.Server.GetAsync("/openapi/v1.json")).Json;
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            var operation = path.Value.EnumerateObject().First(operation => operation.Name is "get" or "post").Value;
            int formats = operation.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Count();
            var parameter = operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().SingleOrDefault(
                parameter => parameter.GetProperty("name").GetString() == "format") : default;
            string[] names = parameter.ValueKind == JsonValueKind.Undefined ? ["json"]
                : [.. parameter.GetProperty("schema").GetProperty("enum").EnumerateArray().Select(name => name.GetString()!)];
            Assert.Equal((path.Name, formats == 1 ? "json" : "json, csv, arrow, parquet"), (path.Name, string.Join(", ", names)));
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task The_columns_of_a_table_are_those_of_its_rows_with_their_types(string table)
    {
        await CompareAsync(
            Journey.GoldSchemas.Single(schema => schema.Name == table), Samples.GetValueOrDefault(table, [$"/tables/{table}?limit=2000"]));
    }

    [Fact]
    public async Task The_columns_of_explained_recommendations_are_those_of_their_rows() => await CompareAsync(
        RecommendationsResult.Explained, $"/recommendations/{SharedStore.Described}?k=50",
        $"/recommendations/{SharedStore.Idle}?level=product");

    [Fact]
    public async Task The_schema_of_an_answer_has_the_columns_of_its_table()
    {
        var document = (await served.Server.GetAsync("/openapi/v1.json")).Json;
        foreach (var endpoint in served.Server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<ApiRoute>() is not { Table: { } table } route)
                continue;
            var schema = document.GetProperty("paths").GetProperty(endpoint.RoutePattern.RawText!)
                .GetProperty("get").GetProperty("responses").GetProperty("200")
                .GetProperty("content").GetProperty("application/json").GetProperty("schema");
            CompareSchema(table, route.Answers == ApiAnswers.Row ? schema : schema.GetProperty("items"));
        }
    }

    [Fact]
    public async Task Every_gold_table_is_described_and_may_be_the_answer_of_tables()
    {
        var document = (await served.Server.GetAsync("/openapi/v1.json")).Json;
        var schemas = document.GetProperty("components").GetProperty("schemas");
        foreach (var table in Journey.GoldSchemas)
            CompareSchema(table, schemas.GetProperty(table.Name));
        var rows = document.GetProperty("paths").GetProperty("/tables/{name}")
            .GetProperty("get").GetProperty("responses").GetProperty("200")
            .GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("items").GetProperty("anyOf");
        Assert.Equal(
            Journey.GoldTableNames.Select(name => $"#/components/schemas/{name}"),
            rows.EnumerateArray().Where(row => row.TryGetProperty("$ref", out _)).Select(row => row.GetProperty("$ref").GetString()));
    }

    static void CompareSchema(TableSchema table, JsonElement row)
    {
        var columns = table.WithSections(SectionSales.Names).Columns;
        Assert.Equal(
            columns.Select(column => column.Name), row.GetProperty("properties").EnumerateObject().Select(property => property.Name));
        Assert.All(columns, column => Assert.StartsWith(
            column.Description,
            row.GetProperty("properties").GetProperty(column.Name).GetProperty("description").GetString(), StringComparison.Ordinal));
    }

    async Task CompareAsync(TableSchema table, params string[] paths)
    {
        var columns = table.WithSections(SectionSales.Names).Columns;
        var rows = new List<JsonElement>();
        foreach (string path in paths)
            rows.AddRange((await served.Server.GetAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "format=json"))
                .Expect(HttpStatusCode.OK).Rows);
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            Assert.Equal(columns.Select(column => column.Name), row.EnumerateObject().Select(property => property.Name));
            Assert.All(columns, column => Assert.True(
                RowSchema.TypeOf(column).HasFlag(TypeOf(row.GetProperty(column.Name), RowSchema.TypeOf(column))),
                $"{column.Name}: {row.GetProperty(column.Name).GetRawText()} is not {RowSchema.TypeOf(column)}"));
        }

        // What is said to be null sometimes is so, apart from what the small data set has no case of.
        Assert.All(
            columns.Where(column => column.IsNullable && !NeverNull.Contains(column.Name)),
            column => Assert.Contains(rows, row => row.GetProperty(column.Name).ValueKind == JsonValueKind.Null));
    }

    static JsonSchemaType TypeOf(JsonElement value, JsonSchemaType told) => value.ValueKind switch
    {
        JsonValueKind.Null => JsonSchemaType.Null,
        JsonValueKind.True or JsonValueKind.False => JsonSchemaType.Boolean,
        JsonValueKind.String => JsonSchemaType.String,
        JsonValueKind.Number when told.HasFlag(JsonSchemaType.Integer) && value.TryGetInt64(out _)
            && !value.GetRawText().Contains('.', StringComparison.Ordinal) => JsonSchemaType.Integer,
        JsonValueKind.Number => JsonSchemaType.Number,
        JsonValueKind.Array => JsonSchemaType.Array,
        _ => JsonSchemaType.Object,
    };
}
