using System.Net;
using System.Text.Json;
using DunnHumbyColumnar.Web.Live;
using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Live;

/// <summary>Refreshing by the clock.</summary>
public sealed class ScheduleTests : IDisposable
{
    static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    readonly TinyJourney _tiny = new();

    readonly FakeTimeProvider _clock = new(Start);

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public async Task The_refresh_runs_when_the_schedule_says_so_and_tells_of_itself()
    {
        await using var server = await StartAsync("30 3 * * *");
        var state = await StateAsync(server);
        Assert.Equal((true, "30 3 * * *"), (state.GetProperty("is_configured").GetBoolean(), state.GetProperty("schedule").GetString()));
        Assert.Equal(JsonValueKind.Null, state.GetProperty("last_run").ValueKind);
        Assert.Equal(At(2, 3, 30), state.GetProperty("next_run").GetDateTimeOffset());

        _tiny.Write(2);
        await AdvanceAsync(server, TimeSpan.FromHours(15), runs: 0);
        Assert.Equal(1, (await server.GetAsync("/hh/1")).Generation);
        await AdvanceAsync(server, TimeSpan.FromMinutes(30), runs: 1);
        state = await StateAsync(server);
        var last = state.GetProperty("last_run");
        Assert.Equal(
            ("changed", 2, JsonValueKind.Null),
            (last.GetProperty("outcome").GetString(), last.GetProperty("generation").GetInt64(), last.GetProperty("error").ValueKind));
        Assert.Equal(At(2, 3, 30), last.GetProperty("started_at").GetDateTimeOffset());
        Assert.Equal(At(3, 3, 30), state.GetProperty("next_run").GetDateTimeOffset());
        Assert.Equal(2, (await server.GetAsync("/hh/1")).Generation);
    }

    [Fact]
    public async Task A_failed_run_is_told_and_the_next_one_comes()
    {
        await using var server = await StartAsync("0 * * * *");
        File.WriteAllText(_tiny.FileOf("coupon"), "COUPON_UPC,PRODUCT_ID,CAMPAIGN\n51111000000,x,1\n");
        await AdvanceAsync(server, TimeSpan.FromHours(1), runs: 1);
        var state = await StateAsync(server);
        Assert.Equal(("failed", 1), (
            state.GetProperty("last_run").GetProperty("outcome").GetString(),
            state.GetProperty("last_run").GetProperty("generation").GetInt64()));
        Assert.Contains("coupon.csv:2", state.GetProperty("last_run").GetProperty("error").GetString()!, StringComparison.Ordinal);
        Assert.Equal(At(1, 14, 0), state.GetProperty("next_run").GetDateTimeOffset());
        Assert.Equal("degraded", (await server.GetAsync("/readyz")).Expect(HttpStatusCode.OK).Json.GetProperty("status").GetString());

        _tiny.Write(2);
        await AdvanceAsync(server, TimeSpan.FromHours(1), runs: 2);
        Assert.Equal("changed", (await StateAsync(server)).GetProperty("last_run").GetProperty("outcome").GetString());
        Assert.Equal("healthy", (await server.GetAsync("/readyz")).Expect(HttpStatusCode.OK).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_schedule_without_any_time_to_come_is_no_fault()
    {
        await using var server = await StartAsync("0 0 30 2 *");
        Assert.Equal(JsonValueKind.Null, (await StateAsync(server)).GetProperty("next_run").ValueKind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("daily")]
    [InlineData("* * * *")]
    [InlineData("60 * * * *")]
    [InlineData("0 3 * * * *")]
    [InlineData("0 24 * * *")]
    public void What_is_no_schedule_is_rejected_with_what_to_write(string text) =>
        Assert.Contains(
            "minute hour day month weekday",
            Assert.Throws<FormatException>(() => CronSchedule.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0 3 * * *", "2026-03-02T03:00:00Z")]
    [InlineData("*/15 * * * *", "2026-03-01T12:15:00Z")]
    [InlineData("0 6 * * MON", "2026-03-02T06:00:00Z")]
    [InlineData("0 0 1 * *", "2026-04-01T00:00:00Z")]
    public void A_schedule_has_a_next_time(string text, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next), CronSchedule.Parse(text).GetNextOccurrence(Start, TimeZoneInfo.Utc));

    static DateTimeOffset At(int day, int hour, int minute) => new(2026, 3, day, hour, minute, 0, TimeSpan.Zero);

    static async Task<JsonElement> StateAsync(Server server) =>
        (await server.GetAsync("/tables")).Expect(HttpStatusCode.OK).Json.GetProperty("refresh");

    /// <summary>Lets the time pass hour by hour, and waits for as many runs as must have ended by then.</summary>
    async Task AdvanceAsync(Server server, TimeSpan time, int runs)
    {
        var refresher = server.Get<Refresher>();
        var until = _clock.GetUtcNow() + time;
        while (_clock.GetUtcNow() < until)
            _clock.Advance(TimeSpan.FromMinutes(30));
        if (runs == 0)
            return;
        var expected = until;
        Assert.True(
            await Eventually.HoldsAsync(() => refresher.State.LastRun?.StartedAt == expected && refresher.State.NextRun > expected),
            $"{refresher.State}");
    }

    async Task<Server> StartAsync(string schedule)
    {
        var server = await (await Server.StartAsync(
            options => (options.Store, options.Csv, options.RefreshSchedule) = (_tiny.Store, _tiny.Csv, schedule),
            replace: services => services.AddSingleton<TimeProvider>(_clock))).WarmAsync();
        return server;
    }
}
