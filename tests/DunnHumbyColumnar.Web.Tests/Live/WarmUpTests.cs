using DunnHumbyColumnar.Web.Live;
using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Live;

/// <summary>The warm-up ends normally, whenever the host stops, and notes why a generation cannot be warmed.</summary>
public sealed class WarmUpTests : IDisposable
{
    static readonly HouseholdSummaryOptions AllHouseholds = new() { AllHouseholds = true };

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
        var blocked = hold.Generation.GetAsync("hh_summary", AllHouseholds, Compute, CancellationToken.None).AsTask();
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
        var blocked = hold.Generation.GetAsync("hh_summary", AllHouseholds, Compute, CancellationToken.None).AsTask();
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_that_is_stopped_or_disposed_of_during_the_warm_up_logs_no_failure(bool isStopped)
    {
        var log = new ListLogger();
        var host = Create(log);
        var live = host.Services.GetRequiredService<LiveJourney>();
        using var begun = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        using var hold = live.Acquire();
        var blocked = hold.Generation.GetAsync("hh_summary", AllHouseholds, Compute, CancellationToken.None).AsTask();
        begun.Wait(Patience.Limit);
        await host.StartAsync();
        Assert.True(await Eventually.HoldsAsync(() => hold.Generation.Results.Waiting == 2));
        if (isStopped)
            await host.StopAsync();
        await host.DisposeAsync();
        gate.Set();
        await blocked;
        Assert.Empty(log.AtLeast(LogLevel.Error));

        HouseholdSummaryResult Compute(Journey journey, HouseholdSummaryOptions options, CancellationToken stop)
        {
            begun.Set();
            gate.Wait(stop);
            return journey.HouseholdSummary(options, stop);
        }
    }

    [Fact]
    public async Task A_warm_up_that_is_cancelled_stops_no_host()
    {
        var log = new ListLogger();
        await using var host = Create(log);
        var live = host.Services.GetRequiredService<LiveJourney>();
        using var hold = live.Acquire();
        using var gate = new ManualResetEventSlim();
        var blocked = hold.Generation.GetAsync("hh_summary", AllHouseholds, Compute, CancellationToken.None).AsTask();
        await host.StartAsync();
        Assert.True(await Eventually.HoldsAsync(() => hold.Generation.Results.Waiting == 2));
        gate.Set();
        Assert.True(await Eventually.HoldsAsync(() => hold.Generation.Readiness.Failure is not null));
        await Assert.ThrowsAnyAsync<Exception>(() => blocked);
        Assert.False(host.Lifetime.ApplicationStopping.IsCancellationRequested);
        Assert.Equal(TaskStatus.RanToCompletion, host.Services.GetServices<IHostedService>().OfType<WarmUp>().Single().ExecuteTask!.Status);
        Assert.Empty(log.AtLeast(LogLevel.Critical));

        HouseholdSummaryResult Compute(Journey journey, HouseholdSummaryOptions options, CancellationToken stop)
        {
            gate.Wait(stop);
            throw new OperationCanceledException();
        }
    }

    WebApplication Create(ListLogger log)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDunnHumbyColumnar(options => options.Store = _tiny.Store);
        var app = builder.Build();
        app.MapDunnHumbyApi();
        return app;
    }
}
