using System.Net;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Api;

/// <summary>What every answer carries, and answers that a client has already.</summary>
public sealed class HeaderTests(ServedStore served) : IClassFixture<ServedStore>
{
    [Theory]
    [InlineData("GET", "/tables", 200)]
    [InlineData("GET", "/tables/rfm", 200)]
    [InlineData("GET", "/healthz", 200)]
    [InlineData("GET", "/readyz", 200)]
    [InlineData("GET", "/openapi/v1.json", 200)]
    [InlineData("GET", "/rules?level=planet", 400)]
    [InlineData("GET", "/hh/none", 400)]
    [InlineData("POST", "/refresh", 401)]
    [InlineData("GET", "/hh/123456", 404)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("GET", "/tables/", 200)]
    [InlineData("GET", "/hh/1/2", 404)]
    [InlineData("DELETE", "/tables", 405)]
    [InlineData("DELETE", "/query", 405)]
    [InlineData("GET", "/query", 405)]
    [InlineData("GET", "/refresh", 405)]
    [InlineData("PUT", "/refresh", 405)]
    [InlineData("OPTIONS", "/hh/1", 405)]
    [InlineData("POST", "/query", 415)]
    public async Task Every_answer_tells_generation_and_time_and_every_error_is_problem_details(string method, string path, int status)
    {
        var reply = await Reply.Of(served.Server.Client, new HttpMethod(method), path);
        if (status < 400)
            reply.Expect((HttpStatusCode)status);
        else
            reply.ExpectProblem((HttpStatusCode)status);
        Assert.Equal(SharedStore.Journey.Info().Generation, reply.Generation);
        Assert.Contains(SharedStore.Journey.Info().ContentHash[..8], reply["ETag"], StringComparison.Ordinal);
        Assert.Equal("", reply["Server"]);
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("text/html")]
    [InlineData("application/vnd.apache.arrow.stream")]
    [InlineData("image/png")]
    public async Task An_error_is_problem_details_whatever_is_accepted(string accept)
    {
        if (accept != "text/html")
            (await served.Server.GetAsync("/nowhere", ("Accept", accept))).ExpectProblem(HttpStatusCode.NotFound);
        (await served.Server.GetAsync("/hh/123456", ("Accept", accept))).ExpectProblem(HttpStatusCode.NotFound, "household_key");
        (await Reply.Of(served.Server.Client, HttpMethod.Put, "/tables", null, ("Accept", accept)))
            .ExpectProblem(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("/nowhere", "There is nothing at /nowhere", 404)]
    [InlineData("/hh/1/2", "There is nothing at /hh/1/2", 404)]
    [InlineData("/dashboard/nowhere", "There is nothing at /dashboard/nowhere", 404)]
    [InlineData("/dashboard/nowhere?x=1", "There is nothing at /dashboard/nowhere", 404)]
    [InlineData("/query", "takes POST, not GET", 405)]
    public async Task A_browser_gets_a_page_where_there_is_nothing(string path, string reason, int status)
    {
        var reply = (await served.Server.GetAsync(path, ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")))
            .Expect((HttpStatusCode)status);
        Assert.Equal("text/html", reply.ContentType);
        Assert.Contains(reason, reply.Text, StringComparison.Ordinal);
        Assert.Contains("Back to the overview", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tables", 200)]
    [InlineData("/hh/1?format=csv", 200)]
    [InlineData("/", 200)]
    [InlineData("/healthz", 200)]
    [InlineData("/hh/123456", 404)]
    [InlineData("/nowhere", 404)]
    public async Task Asking_for_the_headers_gives_those_of_the_answer_and_no_body(string path, int status)
    {
        var whole = await served.Server.GetAsync(path);
        var headers = await Reply.Of(served.Server.Client, HttpMethod.Head, path);
        Assert.Equal((HttpStatusCode)status, headers.Status);
        Assert.Equal(whole.Status, headers.Status);
        Assert.Empty(headers.Bytes);
        Assert.NotEmpty(whole.Bytes);
        foreach (string name in new[] { "ETag", "Content-Type", "Content-Disposition", "Cache-Control", "Vary" })
            Assert.Equal(whole[name], headers[name]);
    }

    [Theory]
    [InlineData("/tables/rfm")]
    [InlineData("/hh/1")]
    [InlineData("/campaigns?format=csv")]
    [InlineData("/rules?limit=3")]
    public async Task What_the_client_has_is_not_sent_again(string path)
    {
        var first = (await served.Server.GetAsync(path)).Expect(HttpStatusCode.OK);
        string tag = first["ETag"];
        foreach (string known in new[] { tag, tag[2..], $"\"other\", {tag}", $"W/\"x\",{tag}" })
        {
            var second = (await served.Server.GetAsync(path, ("If-None-Match", known))).Expect(HttpStatusCode.NotModified);
            Assert.Empty(second.Bytes);
            Assert.Equal(tag, second["ETag"]);
            Assert.Equal(
                HttpStatusCode.NotModified,
                (await Reply.Of(served.Server.Client, HttpMethod.Head, path, null, ("If-None-Match", known))).Status);
        }

        foreach (string other in new[] { "\"other\"", "nonsense", tag.Replace("W/\"1", "W/\"2", StringComparison.Ordinal), "" })
            Assert.Equal(first.Text, (await served.Server.GetAsync(path, ("If-None-Match", other))).Expect(HttpStatusCode.OK).Text);
    }

    [Fact]
    public async Task An_error_and_the_state_of_the_host_are_told_whatever_the_client_has()
    {
        string tag = (await served.Server.GetAsync("/tables"))["ETag"];
        Assert.NotEmpty((await served.Server.GetAsync("/tables", ("If-None-Match", tag))).Expect(HttpStatusCode.OK).Text);
        (await served.Server.GetAsync("/hh/123456", ("If-None-Match", tag))).ExpectProblem(HttpStatusCode.NotFound);
        (await served.Server.GetAsync("/hh/1?limit=3", ("If-None-Match", tag))).ExpectProblem(HttpStatusCode.BadRequest);
        Assert.NotEmpty((await served.Server.QueryAsync("""{"table":"product","aggregates":["count"]}""", ("If-None-Match", tag)))
            .Expect(HttpStatusCode.OK).Rows);
    }

    [Fact]
    public async Task Answers_may_be_kept_but_must_be_asked_for_again() =>
        Assert.Equal("no-cache", (await served.Server.GetAsync("/tables/rfm"))["Cache-Control"]);
}
