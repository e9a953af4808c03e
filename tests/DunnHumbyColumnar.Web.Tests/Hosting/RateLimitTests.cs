using System.Net;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Hosting;

/// <summary>Work that takes long: so much at a time, so much in waiting, and given up in the end.</summary>
public sealed class RateLimitTests : IDisposable
{
    readonly TinyJourney _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public async Task Requests_beyond_those_at_work_and_in_waiting_are_rejected_and_others_go_on()
    {
        await using var server = await StartAsync(waiting: 2);
        await using var work = new BlockedWork(server);
        var pending = Enumerable.Range(0, 10).Select(_ => server.GetAsync(BlockedWork.Path)).ToList();
        for (int rejected = 0; rejected < 7; rejected++)
        {
            var done = await Task.WhenAny(pending).WaitAsync(Patience.Limit);
            pending.Remove(done);
            var reply = await done;
            reply.ExpectProblem(HttpStatusCode.TooManyRequests);
            Assert.Equal("1", reply["Retry-After"]);
        }

        // Neither health nor what is kept already waits for work.
        Assert.Equal("healthy", (await server.GetAsync("/healthz")).Expect(HttpStatusCode.OK).Json.GetProperty("status").GetString());
        Assert.Equal("ready", (await server.GetAsync("/readyz")).Expect(HttpStatusCode.OK).Json.GetProperty("description").GetString());
        (await server.GetAsync("/tables")).Expect(HttpStatusCode.OK);
        (await server.GetAsync("/hh/1")).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(pending, request => request.IsCompleted);
        work.Open();
        foreach (var reply in await Task.WhenAll(pending))
            reply.Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Work_that_takes_too_long_is_stopped_and_its_request_given_up()
    {
        await using var server = await StartAsync(waiting: 2, timeout: TimeSpan.FromSeconds(3));
        await using var work = new BlockedWork(server);
        var reply = await server.GetAsync(BlockedWork.Path);
        reply.ExpectProblem(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("1", reply["Retry-After"]);
        await work.Stopped.WaitAsync(Patience.Limit);
        // Asked again it is done, sooner or later in time.
        Reply again;
        do
            again = await server.GetAsync(BlockedWork.Path);
        while (again.Status == HttpStatusCode.ServiceUnavailable);
        again.Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Work_stops_when_the_last_client_that_waits_for_it_has_gone()
    {
        await using var server = await StartAsync(waiting: 0);
        await using var work = new BlockedWork(server);
        using var patience = new CancellationTokenSource();
        using var impatient = server.NewClient();
        var request = impatient.GetAsync(new Uri(BlockedWork.Path, UriKind.Relative), patience.Token);
        using (var hold = server.Live.Acquire())
            Assert.True(SpinWait.SpinUntil(() => hold.Generation.Results.Waiting == 2, Patience.Limit));
        await work.LeaveAsync();
        Assert.False(work.Stopped.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await work.Stopped.WaitAsync(Patience.Limit);
    }

    [Fact]
    public async Task A_client_that_sends_half_a_query_takes_nobody_s_turn()
    {
        await using var server = await StartAsync(waiting: 0);
        using var slow = await RawClient.ConnectAsync(server);
        await slow.SendAsync(
            "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"table\":");
        for (int i = 0; i < 30; i++)
            (await server.GetAsync("/rules?limit=" + i)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_client_that_never_reads_its_answer_takes_nobody_s_turn()
    {
        await using var server = await Server.StartAsync(options =>
        {
            options.Store = SharedStore.Store;
            options.ConcurrentWork = 1;
            options.WaitingWork = 0;
        });
        using var slow = await RawClient.ConnectAsync(server, receiveBytes: 4096);
        const string Body =
            """{"table":"causal_data","group_by":["product_id","store_id","week_no"],"aggregates":["count"],"take":100000}""";
        await slow.SendAsync(
            $"POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");
        Assert.Equal('H', slow.Stream.ReadByte());
        for (int i = 0; i < 10; i++)
            (await server.GetAsync("/tables/rfm_segments")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_answer_larger_than_it_may_be_is_rejected()
    {
        await using var server = await StartAsync(waiting: 5, bytes: 2000);
        (await server.GetAsync("/tables/transaction_data")).ExpectProblem(HttpStatusCode.UnprocessableEntity);
        (await server.GetAsync("/tables/transaction_data?limit=2")).Expect(HttpStatusCode.OK);
        (await server.QueryAsync("""{"table":"transaction_data","group_by":["basket_id","product_id"],"aggregates":["count"]}"""))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity);
    }

    async Task<Server> StartAsync(int waiting, TimeSpan? timeout = null, int bytes = 1 << 20) => await (await Server.StartAsync(options =>
    {
        options.Store = _tiny.Store;
        options.ConcurrentWork = 1;
        options.WaitingWork = waiting;
        options.RequestTimeout = timeout ?? options.RequestTimeout;
        options.ResponseBytes = bytes;
    })).WarmAsync();
}
