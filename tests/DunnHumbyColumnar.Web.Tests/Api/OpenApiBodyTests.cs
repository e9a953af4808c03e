using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>Bodies and answers that are no tables have the names and types that the description of the API gives them.</summary>
public sealed class OpenApiBodyTests(ServedStore served) : IClassFixture<ServedStore>
{
    /// <summary>Values by the letters of the names, however these are written.</summary>
    static readonly Dictionary<string, JsonNode> Values = new()
    {
        ["table"] = "transaction_data",
        ["groupby"] = new JsonArray("store_id"),
        ["aggregates"] = new JsonArray("count"),
        ["orderby"] = new JsonArray("-count"),
        ["take"] = 5,
    };

    [Fact]
    public async Task Every_name_is_in_snake_case()
    {
        var schemas = (await DocumentAsync()).GetProperty("components").GetProperty("schemas").EnumerateObject().ToList();
        Assert.Superset(
            new HashSet<string> { "QueryBody", "ConditionBody", "BoundBody", "StoreAnswer", "RefreshRunAnswer" },
            schemas.Select(schema => schema.Name).ToHashSet());
        foreach (var schema in schemas.Where(schema => !Journey.GoldTableNames.Contains(schema.Name)))
        {
            string[] names = NamesOf(schema.Value);
            Assert.All(names, name => Assert.Matches("^[a-z0-9_]+$", name));
            if (schema.Value.TryGetProperty("required", out var required))
                Assert.Subset(names.ToHashSet(), required.EnumerateArray().Select(name => name.GetString()!).ToHashSet());
        }
    }

    [Fact]
    public async Task A_query_written_with_the_names_of_the_description_is_answered()
    {
        var document = await DocumentAsync();
        var body = Fill(document, "QueryBody", Values);
        body[Name(document, "QueryBody", "where")] = new JsonArray(
            Fill(document, "ConditionBody", new() { ["column"] = "department", ["notin"] = new JsonArray("MEAT") }),
            Fill(document, "ConditionBody", new() { ["column"] = "day", ["from"] = 1, ["to"] = 700 }));
        body[Name(document, "QueryBody", "having")] = new JsonArray(
            Fill(document, "BoundBody", new() { ["column"] = "count", ["atleast"] = 1, ["atmost"] = 1_000_000 }));
        var rows = (await served.Server.QueryAsync(body.ToJsonString())).Expect(HttpStatusCode.OK).Rows.ToList();
        Assert.Equal(5, rows.Count);
    }

    [Fact]
    public async Task The_status_of_the_store_has_the_names_of_the_description()
    {
        var document = await DocumentAsync();
        var answer = (await served.Server.GetAsync("/tables")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(NamesOf(Schema(document, "StoreAnswer")), NamesIn(answer));
        Assert.Equal(NamesOf(Schema(document, "SourceTableAnswer")), NamesIn(answer.GetProperty("tables")[0]));
        Assert.Equal(NamesOf(Schema(document, "GoldTableAnswer")), NamesIn(answer.GetProperty("gold_tables")[0]));
        Assert.Equal(NamesOf(Schema(document, "RefreshAnswer")), NamesIn(answer.GetProperty("refresh")));
    }

    [Fact]
    public async Task A_number_is_no_text()
    {
        var document = await DocumentAsync();
        var take = Schema(document, "QueryBody").GetProperty("properties").GetProperty("take");
        Assert.DoesNotContain("string", take.GetProperty("type").GetRawText(), StringComparison.Ordinal);
        Assert.False(take.TryGetProperty("pattern", out _));
        (await served.Server.QueryAsync("""{"table":"product","aggregates":["count"],"take":"5"}"""))
            .ExpectProblem(HttpStatusCode.BadRequest, "take");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task How_a_host_writes_its_own_answers_does_not_matter(bool isKebab)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<JsonOptions>(json =>
            json.SerializerOptions.PropertyNamingPolicy = isKebab ? JsonNamingPolicy.KebabCaseUpper : null);
        builder.Services.AddOpenApi();
        builder.Services.AddDunnHumbyColumnar(options => options.Store = SharedStore.Store);
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapDunnHumbyApi();
        app.MapGet("/own", () => new Own(1));
        app.MapOpenApi();
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var expected = (await DocumentAsync()).GetProperty("components").GetProperty("schemas");
        var told = await SchemasAsync("/openapi/dunnhumby.json");
        foreach (var schema in expected.EnumerateObject())
            Assert.True(JsonElement.DeepEquals(schema.Value, told.GetProperty(schema.Name)), told.GetProperty(schema.Name).GetRawText());
        string own = isKebab ? "NUMBER-OF-THINGS" : "NumberOfThings";
        Assert.Equal([own], NamesOf((await SchemasAsync("/openapi/v1.json")).GetProperty("Own")));
        Assert.Equal([own], NamesIn((await Reply.Of(client, HttpMethod.Get, "/own")).Json));

        async Task<JsonElement> SchemasAsync(string path) =>
            (await Reply.Of(client, HttpMethod.Get, path)).Json.GetProperty("components").GetProperty("schemas");
    }

    static JsonObject Fill(JsonElement document, string schema, Dictionary<string, JsonNode> values) =>
        new(values.Select(value => KeyValuePair.Create(Name(document, schema, value.Key), (JsonNode?)value.Value.DeepClone())));

    /// <summary>The name that the description gives a property.</summary>
    static string Name(JsonElement document, string schema, string letters) => NamesOf(Schema(document, schema)).Single(name =>
        name.Replace("_", "", StringComparison.Ordinal).Equals(letters, StringComparison.OrdinalIgnoreCase));

    static JsonElement Schema(JsonElement document, string name) =>
        document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    static string[] NamesOf(JsonElement schema) => schema.TryGetProperty("properties", out var properties) ? NamesIn(properties) : [];

    static string[] NamesIn(JsonElement value) => [.. value.EnumerateObject().Select(property => property.Name)];

    async Task<JsonElement> DocumentAsync() => (await served.Server.GetAsync("/openapi/v1.json")).Expect(HttpStatusCode.OK).Json;

    sealed record Own(int NumberOfThings);
}
