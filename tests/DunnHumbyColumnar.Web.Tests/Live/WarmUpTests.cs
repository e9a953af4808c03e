using DunnHumbyColumnar.Web.Live;
using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Live;

/// <summary>The warm-up ends normally, whenever the host stops, and notes why a generation cannot be warmed.</summary>
public sealed class WarmUpTests : IDisposable
{
    readonly TinyJourney _tiny = new();

    readonly ServiceProvider _services;

    public WarmUpTests() => _services = new ServiceCollection().AddLogging()
        .AddDunnHumbyColumnar(options => options.Store = _tiny.Store).BuildServiceProvider();

    public void Dispose()
    {
        _services.Dispose();
        _tiny.Dispose();
    }

    [Fact]
    public async Task A_stop_during_the_warm_up_is_no_failure()
    {
        var live = _services.GetRequiredService<LiveJourney>();
        using var hold = live.Acquire();
        using var gate = new ManualResetEventSlim();
        var blocked = hold.Generation.GetAsync("hh_summary", new HouseholdSummaryOptions(), Compute, CancellationToken.None).AsTask();
        using var warmUp = new WarmUp(live, NullLogger<WarmUp>.Instance);
        await warmUp.StartAsync(CancellationToken.None);
        Assert.True(await Eventually.HoldsAsync(() => hold.Generation.Results.Waiting == 2));

        await warmUp.StopAsync(CancellationToken.None);
        Assert.Equal(TaskStatus.RanToCompletion, warmUp.ExecuteTask!.Status);
        Assert.Same(Readiness.Cold, hold.Generation.Readiness);
        gate.Set();
        Assert.NotEmpty(await blocked);

        HouseholdSummaryResult Compute(Journey journey, HouseholdSummaryOptions options, CancellationToken stop)
        {
            gate.Wait(stop);
            return journey.HouseholdSummary(options, stop);
        }
    }

    [Fact]
    public async Task A_result_that_cannot_be_computed_leaves_the_generation_cold_and_names_the_failure()
    {
        var live = _services.GetRequiredService<LiveJourney>();
        using var hold = live.Acquire();
        using var gate = new ManualResetEventSlim();
        var failure = new IOException("planted");
        var blocked = hold.Generation.GetAsync("hh_summary", new HouseholdSummaryOptions(), Compute, CancellationToken.None).AsTask();
        using var warmUp = new WarmUp(live, NullLogger<WarmUp>.Instance);
        await warmUp.StartAsync(CancellationToken.None);
        Assert.True(await Eventually.HoldsAsync(() => hold.Generation.Results.Waiting == 2));

        gate.Set();
        await warmUp.ExecuteTask!;
        Assert.Equal(new Readiness(false, failure), hold.Generation.Readiness);
        Assert.Same(failure, await Assert.ThrowsAsync<IOException>(() => blocked));

        HouseholdSummaryResult Compute(Journey journey, HouseholdSummaryOptions options, CancellationToken stop)
        {
            gate.Wait(stop);
            throw failure;
        }
    }
}
