using System.Net;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Live;

/// <summary>The memory budget in a server: every route and page keeps to it, and generations and cached results share it.</summary>
public sealed class MemoryTests : IDisposable
{
    static readonly string[] Paths =
    [
        "/hh/1", "/hh_daily/1", "/rfm/1", "/recommendations/1", "/campaigns", "/campaign/1", "/rules", "/rules?item=C1%20N1", "/promotions",
        "/", "/dashboard/household", "/dashboard/rfm", "/dashboard/campaigns", "/dashboard/promotions", "/dashboard/rules",
        .. Journey.SourceTableNames.Concat(Journey.GoldTableNames).Select(table => $"/tables/{table}"),
    ];

    readonly TinyJourney _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public async Task What_does_not_fit_is_422_with_both_figures_and_nothing_is_500()
    {
        await using var server = await StartAsync(64);
        int refused = 0;
        foreach (string path in Paths)
        {
            var reply = await server.GetAsync(path);
            if (reply.Status is HttpStatusCode.OK or HttpStatusCode.NotFound)
                continue;
            Assert.Equal((path, HttpStatusCode.UnprocessableEntity), (path, reply.Status));
            Assert.Contains("the memory budget is 1 KiB", reply.Text, StringComparison.Ordinal);
            refused++;
        }

        Assert.InRange(refused, Paths.Length * 3 / 4, Paths.Length);
        (await server.QueryAsync("""{"table":"transaction_data","group_by":["day"],"aggregates":["count"]}"""))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_budget_that_the_warm_up_exceeds_is_said_by_the_health_check()
    {
        await using var server = await (await StartAsync(64)).WarmAsync();
        string description = (await server.GetAsync("/readyz")).Expect(HttpStatusCode.ServiceUnavailable).Json
            .GetProperty("description").GetString()!;
        Assert.StartsWith("the warm-up failed: ", description, StringComparison.Ordinal);
        Assert.Contains("the memory budget is 1 KiB", description, StringComparison.Ordinal);
        Assert.DoesNotContain(_tiny.Store, description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_generation_gives_back_its_columns_and_cached_results()
    {
        await using var server = await (await StartAsync(8 << 20)).WarmAsync();
        long before = Taken(server);
        Assert.InRange(before, 1, 8 << 20);
        foreach (string path in Paths)
            Assert.NotEqual(HttpStatusCode.UnprocessableEntity, (await server.GetAsync(path)).Status);
        Assert.InRange(Taken(server), before, 8 << 20);
        server.Live.Replace(server.Live.Open());
        Assert.True(await Eventually.HoldsAsync(() => Taken(server) == 0));
    }

    static long Taken(Server server)
    {
        using var hold = server.Live.Acquire();
        return hold.Generation.Journey.Budget.TakenBytes;
    }

    Task<Server> StartAsync(long budget) => Server.StartAsync(options =>
        (options.Store, options.Open) = (_tiny.Store, new OpenOptions { MemoryBudgetBytes = budget }));
}
