using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Web.Live;
using DunnHumbyColumnar.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Live;

/// <summary>Results that are computed once for all who ask, and kept.</summary>
public sealed class SharedWorkTests : IDisposable
{
    static readonly JourneyResult Result = SharedStore.Journey.RfmSegments();

    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<Telemetry>().BuildServiceProvider();

    readonly ManualResetEventSlim _gate = new();

    int _runs;

    public void Dispose()
    {
        _services.Dispose();
        _gate.Dispose();
    }

    [Fact]
    public async Task Many_who_ask_for_the_same_get_one_computation()
    {
        using var cache = Create();
        var waiting = Enumerable.Range(0, 50).Select(_ => AskAsync(cache, 1)).ToList();
        Assert.Equal(50, cache.Waiting);
        _gate.Set();
        Assert.All(await Task.WhenAll(waiting), result => Assert.Same(Result, result));
        Assert.Same(Result, await AskAsync(cache, 1));
        Assert.Equal((1, 0), (_runs, cache.Waiting));
        await AskAsync(cache, 2);
        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task Options_are_compared_by_value()
    {
        using var cache = Create();
        _gate.Set();
        static RuleOptions Options() => new()
        {
            Baskets = new BasketOptions
            {
                Level = ItemLevel.Section,
                ExcludedItems = ["a", "b"],
                Segment = HouseholdSegment.Parse("rfm_bins=5"),
            },
            MinimumPairs = 3,
        };
        await cache.GetAsync("x", Options(), Compute, default);
        await cache.GetAsync("x", Options(), Compute, default);
        Assert.Equal(1, _runs);
        await cache.GetAsync("x", Options() with { MinimumPairs = 4 }, Compute, default);
        await cache.GetAsync("y", Options(), Compute, default);
        Assert.Equal(3, _runs);
        static MartOptions Mart(int store) => new() { Promotions = new PromotionOptions { Stores = [store], Sections = ["meat"] } };
        await cache.GetAsync("z", Mart(1), Compute, default);
        await cache.GetAsync("z", Mart(1), Compute, default);
        await cache.GetAsync("z", Mart(2), Compute, default);
        Assert.Equal(5, _runs);
    }

    [Fact]
    public async Task The_work_goes_on_for_the_others_when_one_leaves_and_ends_with_the_last()
    {
        using var cache = Create();
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var stopped = new TaskCompletionSource();
        JourneyResult Stoppable(CancellationToken stop)
        {
            stop.Register(stopped.SetResult);
            return Compute(stop);
        }

        var one = cache.GetAsync("x", 1, Stoppable, first.Token).AsTask();
        var two = cache.GetAsync("x", 1, Stoppable, second.Token).AsTask();
        Assert.True(await Eventually.HoldsAsync(() => _runs == 1));
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.Equal((false, 1), (stopped.Task.IsCompleted, cache.Waiting));
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => two);
        await stopped.Task.WaitAsync(Patience.Limit);
        _gate.Set();
        Assert.Same(Result, await AskAsync(cache, 1));
        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task Who_asks_after_the_last_has_left_gets_a_new_computation()
    {
        using var cache = Create();
        using var impatient = new CancellationTokenSource();
        var given = cache.GetAsync("x", 1, Compute, impatient.Token).AsTask();
        Assert.True(await Eventually.HoldsAsync(() => _runs == 1));
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        var asked = AskAsync(cache, 1);
        _gate.Set();
        Assert.Same(Result, await asked);
        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task A_failure_reaches_all_who_wait_and_is_not_kept()
    {
        using var cache = Create();
        JourneyResult Fail(CancellationToken stop)
        {
            Compute(stop);
            throw new ArgumentException("no");
        }

        var waiting = Enumerable.Range(0, 5).Select(_ => cache.GetAsync("x", 1, Fail, default).AsTask()).ToList();
        _gate.Set();
        foreach (var failed in waiting)
            Assert.Equal("no", (await Assert.ThrowsAsync<ArgumentException>(() => failed)).Message);
        Assert.Same(Result, await AskAsync(cache, 1));
        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task Work_that_takes_too_long_is_stopped_and_told()
    {
        using var cache = Create(timeout: TimeSpan.FromMilliseconds(50));
        Assert.Contains(
            "x took longer", (await Assert.ThrowsAsync<TimeoutException>(() => AskAsync(cache, 1))).Message, StringComparison.Ordinal);
        _gate.Set();
        using var patient = Create();
        Assert.Same(Result, await AskAsync(patient, 1));
    }

    [Fact]
    public async Task A_result_for_which_there_is_no_room_is_given_and_not_kept()
    {
        using var cache = Create(bytes: 100);
        _gate.Set();
        Assert.Same(Result, await AskAsync(cache, 1));
        Assert.Same(Result, await AskAsync(cache, 1));
        Assert.Equal(2, _runs);
    }

    Task<JourneyResult> AskAsync(ResultCache cache, int options) => cache.GetAsync("x", options, Compute, default).AsTask();

    JourneyResult Compute(CancellationToken stop)
    {
        Interlocked.Increment(ref _runs);
        _gate.Wait(stop);
        return Result;
    }

    ResultCache Create(TimeSpan? timeout = null, long bytes = 1 << 20) =>
        new(
            new DunnHumbyOptions { Store = "x", ResultBytes = bytes, RequestTimeout = timeout ?? Patience.Limit },
            MemoryBudget.Unlimited(),
            _services.GetRequiredService<Telemetry>());
}
