using System.Net;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Hosting;

/// <summary>What browsers are told to do without.</summary>
public sealed class SecurityHeaderTests(ServedStore served) : IClassFixture<ServedStore>
{
    [Theory]
    [InlineData("/tables")]
    [InlineData("/hh/1")]
    [InlineData("/nowhere")]
    [InlineData("/healthz")]
    [InlineData("/openapi/v1.json")]
    public async Task Nothing_runs_that_is_not_a_file_of_the_server(string path)
    {
        var reply = await served.Server.GetAsync(path);
        var policy = reply["Content-Security-Policy"].Split(';', StringSplitOptions.TrimEntries).ToDictionary(
            rule => rule.Split(' ')[0], rule => rule[(rule.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        Assert.DoesNotContain("unsafe", reply["Content-Security-Policy"], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("*", reply["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("http", reply["Content-Security-Policy"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            ("'none'", "'self'", "'self'", "'none'", "'none'"),
            (policy["default-src"], policy["script-src"], policy["connect-src"], policy["frame-ancestors"], policy["base-uri"]));
        Assert.Equal(("nosniff", "DENY"), (reply["X-Content-Type-Options"], reply["X-Frame-Options"]));
        Assert.Equal(
            ("same-origin", "same-origin", "same-origin"),
            (reply["Referrer-Policy"], reply["Cross-Origin-Resource-Policy"], reply["Cross-Origin-Opener-Policy"]));
        Assert.Equal(("", "", ""), (reply["Server"], reply["X-Powered-By"], reply["Access-Control-Allow-Origin"]));
    }

    [Fact]
    public async Task No_other_origin_is_let_in()
    {
        var reply = await Reply.Of(
            served.Server.Client, HttpMethod.Options, "/query", null, ("Origin", "http://evil.example"),
            ("Access-Control-Request-Method", "POST"));
        reply.ExpectProblem(HttpStatusCode.MethodNotAllowed);
        Assert.DoesNotContain(reply.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }
}
