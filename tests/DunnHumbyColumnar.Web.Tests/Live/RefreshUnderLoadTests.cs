using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Live;

/// <summary>Refreshes while clients read: none of them fails, and none reads of two generations.</summary>
public sealed partial class RefreshUnderLoadTests : IDisposable
{
    const string Key = "k";

    const string Query =
        """{"table":"transaction_data","group_by":["household_key","commodity_desc"],"aggregates":["sum:sales_value","count"]}""";

    readonly TinyJourney _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public Task Five_refreshes_fail_no_request_and_every_body_is_of_one_generation() => RefreshAsync(5);

    [Fact]
    [Trait("Tier", "slow")]
    public Task A_hundred_refreshes_fail_no_request_and_every_body_is_of_one_generation() => RefreshAsync(100);

    async Task RefreshAsync(int refreshes)
    {
        await using var server = await (await Server.StartAsync(options => (options.Store, options.Csv, options.ApiKey) =
            (_tiny.Store, _tiny.Csv, Key))).WarmAsync();
        using var end = new CancellationTokenSource();
        var seen = new ConcurrentDictionary<(string Path, long Generation), int>();
        var readers = Enumerable.Range(0, 3).Select(i => Task.Run(() => ReadAsync(server, i, seen, end.Token))).ToList();
        for (int number = 2; number <= refreshes + 1; number++)
        {
            _tiny.Write(number);
            var reply = (await server.PostAsync("/refresh", null, ("X-API-Key", Key))).Expect(HttpStatusCode.OK);
            Assert.Equal(
                ("changed", number, number),
                (reply.Json.GetProperty("outcome").GetString(), reply.Json.GetProperty("generation").GetInt64(), reply.Generation));
            // The readers are there: they see at least every other generation.
            if (number % 2 == 0)
                Assert.True(await Eventually.HoldsAsync(() =>
                    seen.Keys.Any(key => key.Generation == number) || readers.Any(reader => reader.IsCompleted)));
        }

        await end.CancelAsync();
        await Task.WhenAll(readers);
        Assert.InRange(seen.Keys.Select(key => key.Generation).Distinct().Count(), refreshes / 2, refreshes + 1);
        // The store has the current generation and the one before it; no reader holds another.
        (await server.PostAsync("/refresh", null, ("X-API-Key", Key))).Expect(HttpStatusCode.OK);
        Assert.Equal(
            [$"gen-{refreshes:d6}", $"gen-{refreshes + 1:d6}"],
            Directory.GetDirectories(Path.Combine(_tiny.Store, "snapshots")).Select(Path.GetFileName).Order());
        Assert.Single(Directory.GetFiles(Path.Combine(_tiny.Store, "leases")));
    }

    static async Task ReadAsync(
        Server server, int reader, ConcurrentDictionary<(string Path, long Generation), int> seen, CancellationToken end)
    {
        using var client = server.NewClient();
        string[] paths =
        [
            "/tables/product", "/tables/transaction_data", "/hh/1", "/query", "/tables", "/campaign/1", "/hh_daily/2?format=csv",
            "/promotions", "/tables/household_sales", "/rules",
        ];
        for (int i = reader; !end.IsCancellationRequested; i++)
        {
            string path = paths[i % paths.Length];
            using var body = path == "/query" ? new StringContent(Query, System.Text.Encoding.UTF8, "application/json") : null;
            var reply = (await Reply.Of(client, body is null ? HttpMethod.Get : HttpMethod.Post, path, body)).Expect(HttpStatusCode.OK);
            Check(path, reply);
            seen.AddOrUpdate((path, reply.Generation), 1, (_, count) => count + 1);
            // A steady load, not all that the machine can do: the refreshes are what is to be seen.
            await Task.Delay(3, CancellationToken.None);
        }
    }

    /// <summary>The number n was written for generation n: names end in Nn, a line sells for n.00.</summary>
    static void Check(string path, Reply reply)
    {
        long number = reply.Generation;
        if (path == "/tables")
            Assert.Equal(number, reply.Json.GetProperty("generation").GetInt64());
        Assert.All(Name().Matches(reply.Text), match => Assert.Equal(number, long.Parse(match.Groups[1].Value)));
        var sales = Sales().Matches(reply.Text);
        Assert.All(sales, match => Assert.Equal(0, decimal.Parse(match.Groups[1].Value) % number));
        switch (path)
        {
            case "/tables/product":
                Assert.Equal(3 * TinyJourney.Products, Name().Count(reply.Text));
                break;
            case "/tables/transaction_data":
                Assert.Equal(TinyJourney.Lines, sales.Count);
                Assert.All(sales, match => Assert.Equal(number, decimal.Parse(match.Groups[1].Value)));
                break;
            case "/query":
                Assert.All(reply.Rows, row => Assert.Equal(
                    number * row.GetProperty("count").GetInt64(), row.GetProperty("sum_sales_value").GetDecimal()));
                break;
            case "/hh/1":
                Assert.Equal($"{10 * number}.00", reply.Json.GetProperty("total_sales").GetRawText());
                break;
        }
    }

    [GeneratedRegex("\\bN([0-9]+)\\b")]
    private static partial Regex Name();

    [GeneratedRegex(
        "\"(?:sales_value|total_sales|sum_sales_value|promoted_sales|baseline_sales|sales_total)\":([0-9.]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Sales();
}
