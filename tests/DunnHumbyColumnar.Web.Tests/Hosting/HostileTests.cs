using System.Net;
using System.Text;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Hosting;

/// <summary>What nobody with good intentions sends: never the server's fault, and never its end.</summary>
public sealed class HostileTests(ServedStore served) : IClassFixture<ServedStore>
{
    const string End = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    public static TheoryData<string> Targets { get; } =
    [
        "/tables/../../etc/passwd", "/tables/..%2f..%2fetc%2fpasswd", "/tables/..%5c..%5cwindows", "/tables/%2e%2e/%2e%2e/etc/passwd",
        "/tables/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/tables/....//....//etc/passwd", "/tables/%252e%252e%252fetc%252fpasswd",
        "/tables//etc/passwd", "/tables/rfm/../../secret", "/tables/rfm;/../x", "/tables/C:%5Cboot.ini",
        "/tables/file:%2f%2f%2fetc%2fpasswd", "/tables/%c0%ae%c0%ae%c0%af", "/_content/../appsettings.json",
        "/_content/..%2f..%2fdhc.dll", "/_content/%2e%2e/%2e%2e/dhc.deps.json", "/_content/DunnHumbyColumnar.Web/../../dhc.dll",
        "/_content/DunnHumbyColumnar.Web/..%5c..%5cdhc.dll", "/_framework/../web.config", "/dhc.dll", "/CURRENT", "/.git/config",
        "/.env", "/web.config", "/wwwroot/", "/~/x", "//", "///", "/./", "/../", "/%", "/%%", "/%zz", "/%u0041", "/%ff%fe", "/%00",
        "/tables/%00", "/tables/rfm%00.csv", "/hh/%00", "/hh/1%00", "/hh/%0d%0aSet-Cookie:x=1", "/hh/1%0d%0a", "/hh/1%20or%201=1",
        "/hh/1;drop%20table", "/hh/%F0%9F%98%80", "/hh/%D9%A1", "/hh/-0", "/hh/1e9", "/hh/2147483648", "/hh/-2147483648",
        "/campaign/-1", "/rules?", "/rules?&&&", "/rules?=", "/rules?=&=", "/rules?level", "/rules?level[]=x", "/rules?level=%",
        "/rules?level=%zz", "/rules?item=%00", "/rules?item=%ff", "/rules?item=%ed%a0%80", "/rules?item=%22%3E%3Cscript%3E",
        "/rules?segment=%3D", "/rules?segment==", "/rules?segment=a%3Db%3Dc", "/rules?segment=household_key%3D99999999999",
        "/rules?segment=constructor%3Dx", "/rules?metric=Support,Lift", "/rules?metric=-1", "/rules?limit=1e3",
        "/rules?min_pairs=1&level=product&limit=10000", "/promotions?item=%0a", "/tables/rfm?cursor=..%2f..",
        "/tables/rfm?cursor=1.1%2e1", "/tables/rfm?cursor=-1.-1", "/tables/rfm?as_of_day=0", "/tables/daily_hh_spend?as_of_day=32767",
        "/tables/association_rules?level=product&min_pairs=2147483647", "/tables/promotion_lift?from_day=32767&to_day=0",
        "/tables/promotion_lift?store_id=0", "/recommendations/1?k=1000&level=product&bought=include", "/openapi/v2.json",
        "/openapi/..%2fv1.json", "/openapi/v1.json/../../x", "/openapi/%00.json", "/scalar/../x", "*", "tables", "http://localhost/tables",
        "http://localhost:99999/", "http://", "https://localhost/", "javascript:alert(1)", "\\tables", "/tables#fragment",
        "/<script>alert(1)</script>", "/tables/{name}", "/hh/{household_key}",
    ];

    public static TheoryData<string> Requests { get; } =
    [
        "", "\r\n", "\r\n\r\n", "\0\0\0\0", "GET\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/0.9\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", "GET  /  HTTP/1.1\r\n\r\n", "get /tables" + End, "G\0T /tables" + End,
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003",
        "SSH-2.0-x\r\n", "CONNECT evil.example:443" + End, "TRACE /tables" + End, "PROPFIND /" + End,
        "BREW /coffee" + End, "GET /tables HTTP/1.1\r\nHost : localhost\r\n\r\n",
        "GET /tables HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n", "GET /tables HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n",
        "GET /tables HTTP/1.1\r\nHost: localhost\r\nX: \0\r\nConnection: close\r\n\r\n",
        "GET /tables HTTP/1.1\r\nHost: localhost\r\nX-\u00e9: x\r\n\r\n", "GET /tables HTTP/1.1\nHost: localhost\nConnection: close\n\n",
        "GET /tables HTTP/1.1\r\nHost: localhost\r\nExpect: 200-maybe\r\nConnection: close\r\n\r\n",
        "GET /tables HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n",
        "GET /tables HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-999999999999\r\nConnection: close\r\n\r\n",
        "GET /tables HTTP/1.1\r\nHost: localhost\r\nAccept: \u00ff\u00fe\r\nConnection: close\r\n\r\n",
        "GET /rfm/1 HTTP/1.1\r\nHost: localhost\r\nAccept: */*;q=NaN\r\nConnection: close\r\n\r\n",
        "GET /rfm/1 HTTP/1.1\r\nHost: localhost\r\nAccept: ,,,;;;q=1e999\r\nConnection: close\r\n\r\n",
        "GET /rfm/1 HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \"\\\",,,W/\r\nConnection: close\r\n\r\n",
        "GET /rfm/1 HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip;q=9, x\r\nConnection: close\r\n\r\n",
        "GET /rfm/1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello",
        "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n",
        "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n",
        "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n"
        + "Connection: close\r\n\r\n0\r\n\r\n",
        "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
        + "Connection: close\r\n\r\nxyz\r\n",
        "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
        + "Connection: close\r\n\r\nFFFFFFFFFFFFFFFF\r\n",
        "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json; charset=\"\r\nContent-Length: 2\r\n"
        + "Connection: close\r\n\r\n{}",
        "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json; charset=utf-7\r\nContent-Length: 2\r\n"
        + "Connection: close\r\n\r\n{}",
        "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 4\r\n"
        + "Connection: close\r\n\r\n\u00ff\u00fe\u00fd\u00fc",
        "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 10\r\nConnection: close\r\n\r\n"
        + "{\"a\":\"\u00c0\u00af\"",
        "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n"
        + "Connection: close\r\n\r\n{}",
        "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 999999\r\n"
        + "Connection: close\r\n\r\n",
        "POST /refresh HTTP/1.1\r\nHost: localhost\r\nX-API-Key: \u00ff\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
        "POST /refresh HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic \0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "POST /refresh HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "POST /tables HTTP/1.1\r\nHost: localhost\r\nX-HTTP-Method-Override: DELETE\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "DELETE /" + End, "PUT /hh/1" + End, "OPTIONS *" + End, "HEAD /hh/1" + End,
    ];

    public static TheoryData<string, int> Sizes { get; } = new()
    {
        { "GET /{x}" + End, 7_000 },
        { "GET /{x}" + End, 100_000 },
        { "GET /rules?item={x}" + End, 7_000 },
        { "GET /rules?item={x}" + End, 100_000 },
        { "GET /hh/1 HTTP/1.1\r\nHost: localhost\r\nX: {x}\r\nConnection: close\r\n\r\n", 100_000 },
        { "GET /hh/1 HTTP/1.1\r\nHost: {x}\r\nConnection: close\r\n\r\n", 20_000 },
        { "GET /hh/1 HTTP/1.1\r\nHost: localhost\r\nX-API-Key: {x}\r\nConnection: close\r\n\r\n", 20_000 },
        { "{x} / HTTP/1.1\r\n\r\n", 100_000 },
        { "GET /hh/1 HTTP/1.1\r\nHost: localhost\r\n{h}Connection: close\r\n\r\n", 90 },
        { "GET /hh/1 HTTP/1.1\r\nHost: localhost\r\n{h}Connection: close\r\n\r\n", 5_000 },
        { "GET /rules?{p}" + End, 900 },
        { "GET /rfm/1 HTTP/1.1\r\nHost: localhost\r\nAccept: {a}\r\nConnection: close\r\n\r\n", 3_000 },
        { "GET /rfm/1 HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: {t}\r\nConnection: close\r\n\r\n", 3_000 },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public Task A_hostile_target_is_answered_without_a_fault(string target) => ExpectAnswerAsync("GET " + target + End);

    [Theory]
    [MemberData(nameof(Requests))]
    public Task A_hostile_request_is_answered_without_a_fault(string request) => ExpectAnswerAsync(request);

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task A_huge_request_is_answered_without_a_fault(string request, int size) => ExpectAnswerAsync(request
        .Replace("{x}", new string('x', size), StringComparison.Ordinal)
        .Replace("{h}", string.Concat(Enumerable.Range(0, size).Select(i => $"X-{i}: y\r\n")), StringComparison.Ordinal)
        .Replace("{p}", string.Join('&', Enumerable.Range(0, size).Select(i => $"p{i}=1")), StringComparison.Ordinal)
        .Replace("{a}", string.Join(',', Enumerable.Repeat("a/b", size)), StringComparison.Ordinal)
        .Replace("{t}", string.Join(',', Enumerable.Repeat("\"t\"", size)), StringComparison.Ordinal));

    [Fact]
    public async Task Many_idle_connections_keep_nobody_out()
    {
        var idle = new List<RawClient>();
        try
        {
            for (int i = 0; i < 200; i++)
            {
                idle.Add(await RawClient.ConnectAsync(served.Server));
                if (i % 2 == 0)
                    await idle[i].SendAsync("GET /tables HTTP/1.1\r\nHost: loc");
            }

            (await served.Server.GetAsync("/hh/1")).Expect(HttpStatusCode.OK);
            (await served.Server.GetAsync("/healthz")).Expect(HttpStatusCode.OK);
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }
    }

    async Task ExpectAnswerAsync(string request)
    {
        int before = served.Server.Log.Length;
        bool isAnswered = request.EndsWith("\r\n\r\n", StringComparison.Ordinal) && request.Length > 4;
        string answer = await RawClient.ExchangeAsync(served.Server, Encoding.Latin1.GetBytes(request), isAnswered);
        Assert.DoesNotMatch("^HTTP/1\\.[01] 5(?!05 HTTP Version)", answer);
        if (isAnswered)
            Assert.Matches("^HTTP/1\\.[01] ([1234][0-9][0-9]|505) ", answer);
        foreach (string secret in new[] { "root:", "Exception", "   at ", SharedStore.Store, "<script>alert" })
            Assert.DoesNotContain(secret, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\nSet-Cookie", answer, StringComparison.OrdinalIgnoreCase);
        (await served.Server.GetAsync("/healthz")).Expect(HttpStatusCode.OK);
        string log = served.Server.Log[before..];
        Assert.True(log.Length == 0, request + "\n=> " + answer + "\nlog: " + log);
    }
}
