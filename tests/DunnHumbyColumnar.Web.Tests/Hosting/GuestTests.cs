using System.Net;
using System.Text.RegularExpressions;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Hosting;

/// <summary>
/// A host with limits, documents and health checks of its own answers as it does without this package, but for our routes.
/// </summary>
public sealed partial class GuestTests : IDisposable
{
    /// <summary>What clients ask of the host, in this order: a counter counts, and a limiter limits.</summary>
    static readonly (string Method, string Path, string? Accept)[] Requests =
    [
        ("GET", "/counter", null), ("GET", "/counter", null), ("GET", "/counter", null), ("HEAD", "/hello", null),
        ("GET", "/hello", "text/html"), ("POST", "/echo", null), ("GET", "/missing", null), ("GET", "/missing", "text/html"),
        ("DELETE", "/hello", null), ("GET", "/fails", null), ("GET", "/bad?number=x", null), ("GET", "/health", null),
        ("GET", "/openapi/v1.json", null), ("GET", "/openapi/other.json", null), ("GET", "/links", null), ("GET", "/site.css", null),
        ("GET", "/_content/DunnHumbyColumnar.Web/dashboard.css", null), ("GET", "/base/hello", null), ("GET", "/base/counter", null),
        .. Enumerable.Repeat(("GET", "/hello", (string?)null), OtherHost.RequestsInAMinute),
    ];

    readonly TinyJourney _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("/retail")]
    public async Task A_host_answers_the_same_with_and_without_us(string group)
    {
        await using var without = await OtherHost.StartAsync(null);
        await using var with = await OtherHost.StartAsync(_tiny.Store, group);
        foreach (var (method, path, accept) in Requests)
        {
            string expected = await AnswerAsync(without, method, path, accept);
            string found = await AnswerAsync(with, method, path, accept);
            Assert.Equal(expected, found);
        }

        Assert.Equal(Changing().Replace(without.Log, ""), Changing().Replace(with.Log, ""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/retail")]
    public async Task Our_routes_answer_in_the_same_host(string group)
    {
        await using var host = await OtherHost.StartAsync(_tiny.Store, group, isLimited: false);
        foreach (string path in new[] { "/hh/1", "/tables", "/healthz", "/readyz", "/openapi/dunnhumby.json", "/", "/dashboard/rfm" })
        {
            var reply = await Reply.Of(host.Client, HttpMethod.Get, group + path);
            reply.ExpectCommonHeaders();
            Assert.True(reply.Status is HttpStatusCode.OK || path == "/readyz", path + reply.Text);
        }

        var problem = await Reply.Of(host.Client, HttpMethod.Get, group + "/hh/77");
        problem.ExpectProblem(HttpStatusCode.NotFound, "household_key");
        Assert.DoesNotContain("traceId", problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/retail")]
    public async Task Each_document_lists_the_routes_of_its_owner(string group)
    {
        await using var host = await OtherHost.StartAsync(_tiny.Store, group);
        var theirs = (await Reply.Of(host.Client, HttpMethod.Get, "/openapi/v1.json")).Json;
        Assert.DoesNotContain("DunnHumby", theirs.GetProperty("info").GetProperty("title").GetString()!.Split(" | ")[0]
            .Replace(OtherHost.Name, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("/counter", theirs.GetProperty("paths").EnumerateObject().Select(path => path.Name));
        Assert.DoesNotContain(group + "/tables/{name}", theirs.GetProperty("paths").EnumerateObject().Select(path => path.Name));
        var ours = (await Reply.Of(host.Client, HttpMethod.Get, "/base" + group + "/openapi/dunnhumby.json")).Json;
        Assert.Equal("DunnHumbyColumnar", ours.GetProperty("info").GetProperty("title").GetString());
        Assert.Equal(12, ours.GetProperty("paths").EnumerateObject().Count());
        Assert.All(
            ours.GetProperty("paths").EnumerateObject(), path => Assert.StartsWith(group + "/", path.Name, StringComparison.Ordinal));
        Assert.EndsWith("/base", ours.GetProperty("servers")[0].GetProperty("url").GetString(), StringComparison.Ordinal);
        var read = ours.GetProperty("paths").GetProperty(group + "/tables").GetProperty("get");
        Assert.Equal("tables", read.GetProperty("operationId").GetString());
    }

    /// <summary>Status, headers and body; without what no two answers share.</summary>
    static async Task<string> AnswerAsync(OtherHost host, string method, string path, string? accept)
    {
        using var body = method == "POST" ? new StringContent("""{"text":"echoed"}""", null, "application/json") : null;
        var reply = await Reply.Of(
            host.Client, new HttpMethod(method), path, body, accept is null ? [] : [("Accept", accept)]);
        var headers = reply.Headers.Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {header.Value}");
        return $"{method} {path}: {(int)reply.Status}\n{string.Join('\n', headers)}\n{Changing().Replace(reply.Text, "")}";
    }

    [GeneratedRegex("id \"[^\"]+\"|127.0.0.1:\\d+|\"traceId\":\"[^\"]+\"|00-[0-9a-f]{32}-[0-9a-f]{16}-00")]
    private static partial Regex Changing();
}
