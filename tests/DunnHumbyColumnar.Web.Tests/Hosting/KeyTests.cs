using System.Net;
using System.Text;
using DunnHumbyColumnar.Web.Hosting;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Hosting;

/// <summary>Who may come in from where.</summary>
public sealed class KeyTests(KeyTests.Guarded guarded) : IClassFixture<KeyTests.Guarded>
{
    const string Key = "open-sesame-7316";

    readonly Server _server = guarded.Server;
    readonly TinyJourney _tiny = guarded.Tiny;

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://+:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://192.0.2.1:0")]
    [InlineData("http://example.com:0")]
    [InlineData("http://0:0")]
    public void An_address_that_other_machines_reach_needs_a_key(string address)
    {
        var options = new ServeOptions { Configure = served => served.Store = _tiny.Store, Addresses = ["http://127.0.0.1:0", address] };
        Assert.Contains("API key", Assert.Throws<ArgumentException>(() => DunnHumbyHost.Create(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_key_is_none() =>
        Assert.Throws<ArgumentException>(() => DunnHumbyHost.Create(
            new ServeOptions { Addresses = ["http://*:0"], Configure = served => (served.Store, served.ApiKey) = (_tiny.Store, "") }));

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/tables")]
    [InlineData("GET", "/tables/rfm")]
    [InlineData("GET", "/hh/1")]
    [InlineData("GET", "/hh_daily/1")]
    [InlineData("GET", "/rfm/1")]
    [InlineData("GET", "/campaigns")]
    [InlineData("GET", "/campaign/1")]
    [InlineData("GET", "/rules")]
    [InlineData("GET", "/promotions")]
    [InlineData("GET", "/recommendations/1")]
    [InlineData("GET", "/openapi/v1.json")]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/healthz/")]
    [InlineData("GET", "/HEALTHZ")]
    [InlineData("GET", "/.//healthz")]
    [InlineData("GET", "/healthz/../tables")]
    [InlineData("GET", "/tables?/healthz")]
    [InlineData("POST", "/query")]
    [InlineData("POST", "/refresh")]
    [InlineData("DELETE", "/tables")]
    [InlineData("GET", "/_content/DunnHumbyColumnar.Web/site.css")]
    public async Task Elsewhere_than_on_this_machine_all_but_health_needs_the_key(string method, string path)
    {
        foreach (string? wrong in new[] { null, "", "open-sesame", Key + "x", Key.ToUpperInvariant() })
        {
            var reply = await Reply.Of(_server.Client, new HttpMethod(method), path, null, wrong is null ? [] : [("X-API-Key", wrong)]);
            reply.ExpectProblem(HttpStatusCode.Unauthorized);
            Assert.StartsWith("Basic realm=", reply["WWW-Authenticate"], StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Key, _server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_needs_no_key_and_the_rest_takes_it_as_header_token_or_password()
    {
        (await _server.GetAsync("/healthz")).Expect(HttpStatusCode.OK);
        (await _server.GetAsync("/readyz")).Expect(HttpStatusCode.OK);
        (string, string)[] right =
        [
            ("X-API-Key", Key), ("Authorization", "Bearer " + Key), ("Authorization", "bearer " + Key),
            Basic("anyone", Key), Basic("", Key),
        ];
        foreach (var header in right)
            (await _server.GetAsync("/hh/1", header)).Expect(HttpStatusCode.OK);
        (string, string)[] wrong =
        [
            ("Authorization", "Bearer"), ("Authorization", "Bearer x" + Key), ("Authorization", Key), ("Authorization", "Digest " + Key),
            ("Authorization", "Basic %%%"), ("Authorization", "Basic"), Basic(Key, ""), Basic(Key, "x"),
            ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Key))), ("Cookie", "X-API-Key=" + Key),
        ];
        foreach (var header in wrong)
            (await _server.GetAsync("/hh/1", header)).ExpectProblem(HttpStatusCode.Unauthorized);
        (await _server.GetAsync("/hh/1?api_key=" + Key)).ExpectProblem(HttpStatusCode.Unauthorized);
        (await _server.GetAsync("/hh/1", ("X-API-Key", "wrong"), ("Authorization", "Bearer " + Key)))
            .ExpectProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_password_reads_but_changes_nothing()
    {
        var password = Basic("browser", Key);
        const string Query = """{"table":"product","aggregates":["count"]}""";
        (await _server.GetAsync("/tables", password)).Expect(HttpStatusCode.OK);
        (await _server.QueryAsync(Query, password)).Expect(HttpStatusCode.OK);
        (await _server.PostAsync("/refresh", null, password)).ExpectProblem(HttpStatusCode.Unauthorized);
        (await _server.PostAsync("/refresh", "{}", password)).ExpectProblem(HttpStatusCode.Unauthorized);
        (await _server.PostAsync("/refresh", null, ("X-API-Key", Key))).ExpectProblem(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task No_answer_and_no_line_of_the_log_tells_the_key()
    {
        using var tiny = new TinyJourney();
        await using var server = await Server.StartAsync(
            options => (options.Store, options.Csv, options.ApiKey) = (tiny.Store, tiny.Csv, Key), "http://0.0.0.0:0");
        var told = new StringBuilder();
        foreach (string path in new[]
        {
            "/", "/tables", "/hh/none", "/nowhere", "/openapi/v1.json", "/readyz", "/rules?level=x", "/tables/rfm?cursor=x",
        })
        {
            var reply = await server.GetAsync(path, ("X-API-Key", Key));
            told.Append(reply.Text).AppendJoin('\n', reply.Headers);
        }

        File.WriteAllText(tiny.FileOf("product"), "nonsense");
        var refresh = await server.PostAsync("/refresh", null, ("X-API-Key", Key));
        refresh.ExpectProblem(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("product.csv", server.Log, StringComparison.Ordinal);
        told.Append(refresh.Text).Append(server.Log);
        Assert.DoesNotContain(Key, told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_this_machine_only_a_refresh_needs_the_key()
    {
        await using var server = await StartAsync(_tiny, "http://127.0.0.1:0");
        (await server.GetAsync("/tables")).Expect(HttpStatusCode.OK);
        (await server.PostAsync("/refresh", null)).ExpectProblem(HttpStatusCode.Unauthorized);
    }

    static (string, string) Basic(string user, string password) =>
        ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    static async Task<Server> StartAsync(TinyJourney tiny, string address) =>
        await (await Server.StartAsync(options => (options.Store, options.ApiKey) = (tiny.Store, Key), address)).WarmAsync();

    /// <summary>A server that other machines reach, with a key.</summary>
    public sealed class Guarded : IAsyncLifetime, IDisposable
    {
        internal TinyJourney Tiny { get; } = new();

        internal Server Server { get; private set; } = null!;

        public async Task InitializeAsync() => Server = await StartAsync(Tiny, "http://0.0.0.0:0");

        public Task DisposeAsync() => Server.DisposeAsync().AsTask();

        public void Dispose() => Tiny.Dispose();
    }
}
