using System.Net;
using System.Text.Json;
using DunnHumbyColumnar.Web.Live;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Live;

/// <summary>Refreshing on demand.</summary>
public sealed class RefreshTests : IDisposable
{
    const string Key = "refresh-key-42";

    static readonly (string, string) Right = ("X-API-Key", Key);

    readonly TinyJourney _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public async Task Without_the_key_there_is_no_refresh_whether_there_is_a_source_or_not()
    {
        await using var without = await StartAsync(csv: false);
        await using var with = await StartAsync();
        _tiny.Write(2);
        (string, string)[][] wrong =
        [
            [], [("X-API-Key", "")], [("X-API-Key", "wrong")], [("X-API-Key", Key[..^1])],
            [("X-API-Key", Key + "2")], [("X-API-Key", Key), ("X-API-Key", Key)],
            [("Authorization", "Bearer")], [("Authorization", "Bearer " + Key[1..])], [("Authorization", Key)],
            [("Authorization", "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("x:" + Key)))],
        ];
        foreach (var headers in wrong)
        {
            (await without.PostAsync("/refresh", null, headers)).ExpectProblem(HttpStatusCode.Unauthorized);
            (await with.PostAsync("/refresh", null, headers)).ExpectProblem(HttpStatusCode.Unauthorized);
        }

        (await without.PostAsync("/refresh", null, Right)).ExpectProblem(HttpStatusCode.Conflict);
        Assert.Equal(1, (await with.GetAsync("/tables")).Generation);
    }

    [Fact]
    public async Task Without_any_key_nothing_is_the_right_one()
    {
        await using var server = await Server.StartAsync(options => (options.Store, options.Csv) = (_tiny.Store, _tiny.Csv));
        foreach (string given in new[] { "", "null", Key })
            (await server.PostAsync("/refresh", null, ("X-API-Key", given))).ExpectProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_store_of_another_layout_is_refreshed_by_its_mapping()
    {
        string store = await NamedStore.WriteAsync(_tiny);
        await using var server =
            await Server.StartAsync(options => (options.Store, options.Csv, options.ApiKey) = (store, _tiny.Csv, Key));
        (await server.GetAsync("/hh/H%2F9")).ExpectProblem(HttpStatusCode.NotFound);
        await File.AppendAllTextAsync(
            _tiny.FileOf("hh_demographic"), "19-24,B,Under 15K,Renter,Single Female,1,None/Unknown,H/9\n");
        Assert.Equal("changed", Told((await server.PostAsync("/refresh", null, Right)).Expect(HttpStatusCode.OK)).Item1);
        (await server.GetAsync("/hh/H%2F9")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refresh_puts_changed_sources_in_force_with_their_gold_tables()
    {
        await using var server = await StartAsync();
        var same = (await server.PostAsync("/refresh", null, Right)).Expect(HttpStatusCode.OK);
        Assert.Equal(("unchanged", 1, JsonValueKind.Null, 1), Told(same));
        string old = (await server.GetAsync("/hh/1"))["ETag"];
        _tiny.Write(2);
        var changed = (await server.PostAsync("/refresh", null, ("Authorization", "Bearer " + Key))).Expect(HttpStatusCode.OK);
        Assert.Equal(("changed", 2, JsonValueKind.Null, 2), Told(changed));
        var profile = (await server.GetAsync("/hh/1", ("If-None-Match", old))).Expect(HttpStatusCode.OK);
        Assert.Equal((2, "20.00"), (profile.Generation, profile.Json.GetProperty("total_sales").GetRawText()));
        var tables = (await server.GetAsync("/tables")).Json;
        Assert.Equal(2, tables.GetProperty("generation").GetInt64());
        Assert.All(tables.GetProperty("gold_tables").EnumerateArray(), table =>
            Assert.Equal(JsonValueKind.String, table.GetProperty("computed_at").ValueKind));
        var last = tables.GetProperty("refresh").GetProperty("last_run");
        Assert.Equal(("changed", 2), (last.GetProperty("outcome").GetString(), last.GetProperty("generation").GetInt64()));
        Assert.InRange(last.GetProperty("duration_ms").GetDouble(), 0.001, 60_000);
        Assert.InRange(last.GetProperty("started_at").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow);
        Assert.Equal(JsonValueKind.Null, tables.GetProperty("refresh").GetProperty("running").ValueKind);
    }

    [Fact]
    public async Task A_cursor_of_the_generation_before_is_rejected_with_what_to_do()
    {
        await using var server = await StartAsync();
        string link = (await server.GetAsync("/tables/product?limit=3"))["Link"];
        string next = link[1..link.IndexOf('>', StringComparison.Ordinal)];
        (await server.GetAsync(next)).Expect(HttpStatusCode.OK);
        _tiny.Write(2);
        (await server.PostAsync("/refresh", null, Right)).Expect(HttpStatusCode.OK);
        Assert.Contains(
            "start again",
            (await server.GetAsync(next)).ExpectProblem(HttpStatusCode.BadRequest, "cursor").GetProperty("detail").GetString()!,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_row_fails_the_refresh_tells_where_and_leaves_what_is_in_force()
    {
        await using var server = await StartAsync();
        _tiny.Write(2);
        File.AppendAllText(_tiny.FileOf("campaign_desc"), "TypeA,two,1,2\n");
        var failed = (await server.PostAsync("/refresh", null, Right)).ExpectProblem(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("campaign_desc.csv:3", failed.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        var profile = (await server.GetAsync("/hh/1")).Expect(HttpStatusCode.OK);
        Assert.Equal((1, "10.00"), (profile.Generation, profile.Json.GetProperty("total_sales").GetRawText()));
        var last = (await server.GetAsync("/tables")).Json.GetProperty("refresh").GetProperty("last_run");
        Assert.Equal(("failed", 1), (last.GetProperty("outcome").GetString(), last.GetProperty("generation").GetInt64()));
        Assert.Contains("campaign_desc.csv:3", last.GetProperty("error").GetString()!, StringComparison.Ordinal);
        Assert.Contains("campaign_desc.csv:3", server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Log, StringComparison.Ordinal);
        var ready = (await server.GetAsync("/readyz")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("degraded", ready.GetProperty("status").GetString());
        Assert.Equal("the last refresh failed", ready.GetProperty("description").GetString());

        _tiny.Write(3);
        (await server.PostAsync("/refresh", null, Right)).Expect(HttpStatusCode.OK);
        Assert.Equal("healthy", (await server.GetAsync("/readyz")).Expect(HttpStatusCode.OK).Json.GetProperty("status").GetString());
        Assert.Equal("30.00", (await server.GetAsync("/hh/1")).Json.GetProperty("total_sales").GetRawText());
    }

    [Theory]
    [InlineData("product")]
    [InlineData("transaction_data")]
    public async Task A_missing_file_fails_the_refresh_and_is_named(string table)
    {
        await using var server = await StartAsync();
        File.Delete(_tiny.FileOf(table));
        string detail = (await server.PostAsync("/refresh", null, Right))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity).GetProperty("detail").GetString()!;
        Assert.Contains(table + ".csv", detail, StringComparison.Ordinal);
        (await server.GetAsync("/hh/1")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refresh_keeps_to_the_memory_budget()
    {
        await using var server = await (await Server.StartAsync(options =>
            (options.Store, options.Csv, options.ApiKey, options.Open) =
                (_tiny.Store, _tiny.Csv, Key, new OpenOptions { MemoryBudgetBytes = 1 << 20 }))).WarmAsync();
        _tiny.Write(2);
        string detail = (await server.PostAsync("/refresh", null, Right))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity).GetProperty("detail").GetString()!;
        Assert.Contains("memory", detail, StringComparison.Ordinal);
        Assert.Equal(1, (await server.GetAsync("/hh/1")).Expect(HttpStatusCode.OK).Generation);
    }

    [Fact]
    public async Task Refreshes_at_the_same_time_take_turns()
    {
        await using var server = await StartAsync();
        _tiny.Write(2);
        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => server.PostAsync("/refresh", null, Right)));
        Assert.Equal(
            ["changed", .. Enumerable.Repeat("unchanged", 5)],
            replies.Select(reply => reply.Expect(HttpStatusCode.OK).Json.GetProperty("outcome").GetString()).Order());
        Assert.All(replies, reply => Assert.Equal(2, reply.Json.GetProperty("generation").GetInt64()));
    }

    [Fact]
    public async Task What_another_process_has_ingested_is_taken_by_the_next_refresh()
    {
        await using var server = await StartAsync();
        _tiny.Write(2);
        await Journey.IngestAsync(_tiny.Csv, _tiny.Store);
        Assert.Equal(1, (await server.GetAsync("/hh/1")).Generation);
        Assert.Equal(
            ("changed", 2, JsonValueKind.Null, 2), Told((await server.PostAsync("/refresh", null, Right)).Expect(HttpStatusCode.OK)));
        Assert.Equal(2, (await server.GetAsync("/hh/1")).Generation);
    }

    [Fact]
    public async Task A_generation_that_could_not_be_warmed_is_forgotten_with_the_next()
    {
        await using var server = await StartAsync();
        using (var hold = server.Live.Acquire())
            hold.Generation.Readiness = new Readiness(false, new IOException("planted"));
        Assert.Equal("unhealthy", (await server.GetAsync("/readyz"))
            .Expect(HttpStatusCode.ServiceUnavailable).Json.GetProperty("status").GetString());
        _tiny.Write(2);
        (await server.PostAsync("/refresh", null, Right)).Expect(HttpStatusCode.OK);
        Assert.Equal("healthy", (await server.GetAsync("/readyz")).Expect(HttpStatusCode.OK).Json.GetProperty("status").GetString());
    }

    static (string?, long, JsonValueKind, long) Told(Reply reply) =>
        (reply.Json.GetProperty("outcome").GetString(), reply.Json.GetProperty("generation").GetInt64(),
            reply.Json.GetProperty("error").ValueKind, reply.Generation);

    async Task<Server> StartAsync(bool csv = true) =>
        await (await Server.StartAsync(options => (options.Store, options.Csv, options.ApiKey) =
            (_tiny.Store, csv ? _tiny.Csv : null, Key))).WarmAsync();
}
