using System.Net;
using DunnHumbyColumnar.Web.Hosting;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Hosting;

/// <summary>The server answers to its own names only.</summary>
public sealed class HostNameTests(HostNameTests.Named named) : IClassFixture<HostNameTests.Named>
{
    const string Name = "shop.example";

    readonly Server _server = named.Server;

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("evil.example:8080")]
    [InlineData("192.0.2.1")]
    [InlineData("[::2]")]
    [InlineData("0.0.0.0")]
    [InlineData("127.0.0.2")]
    public async Task A_foreign_name_is_a_bad_request(string host)
    {
        foreach (string path in new[] { "/", "/tables", "/hh/1", "/healthz", "/openapi/v1.json" })
            (await _server.GetAsync(path, ("Host", host))).ExpectProblem(HttpStatusCode.BadRequest);
        Assert.StartsWith("HTTP/1.1 400 ", await RawClient.ExchangeAsync(_server, System.Text.Encoding.ASCII.GetBytes(
            $"POST /refresh HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("[::1]:8080")]
    [InlineData(Name)]
    public async Task Its_own_names_and_those_it_was_given_are_right(string host) =>
        (await _server.GetAsync("/tables", ("Host", host))).Expect(HttpStatusCode.OK);

    [Theory]
    [InlineData("GET /tables HTTP/1.0\r\n\r\n")]
    [InlineData("GET /tables HTTP/1.1\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /tables HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /tables HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /tables HTTP/1.1\r\nHost: localhost, evil.example\r\nConnection: close\r\n\r\n")]
    [InlineData("GET http://evil.example/tables HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("GET http://localhost/tables HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")]
    public async Task A_missing_or_ambiguous_name_is_a_bad_request(string request) =>
        Assert.Matches("^HTTP/1\\.[01] 400 ", await RawClient.ExchangeAsync(_server, System.Text.Encoding.ASCII.GetBytes(request)));

    [Fact]
    public void The_names_are_those_of_the_addresses()
    {
        static List<string> Of(params string[] addresses) => HostNames.Create(addresses.Select(ListenAddress.Parse), []);
        Assert.Equal(["localhost", "127.0.0.1", "[::1]"], Of("http://127.0.0.1:8080", "http://localhost:8081"));
        Assert.Equal(["shop.example"], Of("http://shop.example:80"));
        Assert.Equal(["[2001:db8::1]"], Of("http://[2001:db8::1]:80"));
        var all = Of("http://*:80");
        Assert.Contains("localhost", all);
        Assert.Contains("127.0.0.1", all);
        Assert.Contains(Environment.MachineName, all, StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain("*", all);
        Assert.Equal(
            ["a.example", "localhost", "127.0.0.1", "[::1]"],
            HostNames.Create([ListenAddress.Parse("http://localhost:1")], ["a.example", "A.EXAMPLE"]));
    }

    /// <summary>A server on this machine with a name of its own.</summary>
    public sealed class Named : IAsyncLifetime, IDisposable
    {
        readonly TinyJourney _tiny = new();

        internal Server Server { get; private set; } = null!;

        public async Task InitializeAsync() => Server = await Server.StartAsync(options => options.Store = _tiny.Store, names: [Name]);

        public Task DisposeAsync() => Server.DisposeAsync().AsTask();

        public void Dispose() => _tiny.Dispose();
    }
}
