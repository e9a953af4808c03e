using System.Net;
using System.Text.Json;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>The description of the API says which statuses a route answers with, and which key it needs.</summary>
public sealed class OpenApiStatusTests(ServedStore served) : IClassFixture<ServedStore>
{
    const string OfOneThing = "200 304 400 404 405 406 422 429 500 503";

    const string OfMany = "200 304 400 405 406 422 429 500 503";

    public static TheoryData<string, string> Statuses { get; } = new()
    {
        { "/campaign/{campaign_id}", OfOneThing },
        { "/campaigns", OfMany },
        { "/hh/{household_key}", OfOneThing },
        { "/hh_daily/{household_key}", OfOneThing },
        { "/promotions", OfMany },
        { "/query", "200 400 405 406 413 415 422 429 500 503" },
        { "/recommendations/{household_key}", OfOneThing },
        { "/refresh", "200 400 401 405 409 422 500" },
        { "/rfm/{household_key}", OfOneThing },
        { "/rules", OfMany },
        { "/tables", "200 400 405 406 422 429 500 503" },
        { "/tables/{name}", OfOneThing },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_route_has_the_statuses_that_it_answers_with(string path, string statuses)
    {
        var operation = OperationOf(await DocumentAsync(served.Server), path);
        var responses = operation.GetProperty("responses").EnumerateObject().ToList();
        Assert.Equal(statuses, string.Join(' ', responses.Select(response => response.Name).Order(StringComparer.Ordinal)));
        Assert.All(
            responses.Where(response => response.Name[0] is '4' or '5'),
            response => Assert.Equal("application/problem+json", response.Value.GetProperty("content").EnumerateObject().Single().Name));
        Assert.Equal(path == "/refresh" ? ["header", "bearer"] : [], KeysOf(operation));
    }

    [Fact]
    public async Task The_statuses_of_every_route_are_known() => Assert.Equal(
        Statuses.Select(row => (string)row[0]).Order(StringComparer.Ordinal),
        (await DocumentAsync(served.Server)).GetProperty("paths").EnumerateObject()
            .Select(path => path.Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_server_that_other_machines_reach_says_that_every_route_needs_the_key()
    {
        await using var server = await Server.StartAsync(
            options => (options.Store, options.ApiKey) = (SharedStore.Store, "key-of-this-test"), "http://0.0.0.0:0");
        var document = await DocumentAsync(server, ("X-API-Key", "key-of-this-test"));
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            var operation = OperationOf(document, path.Name);
            Assert.True(operation.GetProperty("responses").TryGetProperty("401", out _), path.Name);
            Assert.Equal(path.Name == "/refresh" ? ["header", "bearer"] : ["header", "bearer", "password"], KeysOf(operation));
        }
    }

    [Fact]
    public async Task The_keys_are_described_as_the_server_reads_them()
    {
        var keys = (await DocumentAsync(served.Server)).GetProperty("components").GetProperty("securitySchemes");
        Assert.Equal(
            ("apiKey", "header", "X-API-Key"),
            (keys.GetProperty("header").GetProperty("type").GetString(), keys.GetProperty("header").GetProperty("in").GetString(),
                keys.GetProperty("header").GetProperty("name").GetString()));
        Assert.Equal("bearer", keys.GetProperty("bearer").GetProperty("scheme").GetString());
        Assert.Equal("basic", keys.GetProperty("password").GetProperty("scheme").GetString());
    }

    static string[] KeysOf(JsonElement operation) => operation.TryGetProperty("security", out var security)
        ? [.. security.EnumerateArray().Select(choice => choice.EnumerateObject().Single().Name)] : [];

    static JsonElement OperationOf(JsonElement document, string path) => document.GetProperty("paths").GetProperty(path)
        .EnumerateObject().Single(operation => operation.Name is "get" or "post").Value;

    static async Task<JsonElement> DocumentAsync(Server server, params (string, string)[] headers) =>
        (await server.GetAsync("/openapi/v1.json", headers)).Expect(HttpStatusCode.OK).Json;
}
