using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Tests.Support;

/// <summary>A computation that goes on until it is told to end; requests for <see cref="Path"/> wait for it.</summary>
sealed class BlockedWork : IAsyncDisposable
{
    public const string Path = "/promotions?level=department";

    readonly ManualResetEventSlim _gate = new();
    readonly CancellationTokenSource _leave = new();
    readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task _waiting;

    public BlockedWork(Server server) => _waiting = WaitAsync(server);

    /// <summary>Ends when the computation has been cancelled.</summary>
    public Task Stopped => _stopped.Task;

    public void Open() => _gate.Set();

    /// <summary>Leaves the computation to the requests that wait for it.</summary>
    public async Task LeaveAsync()
    {
        await _leave.CancelAsync();
        await _waiting;
    }

    public async ValueTask DisposeAsync()
    {
        Open();
        await _waiting;
        _gate.Dispose();
        _leave.Dispose();
    }

    async Task WaitAsync(Server server)
    {
        using var hold = server.Live.Acquire();
        try
        {
            await hold.Generation.GetAsync(
                "promotion_lift", new PromotionLiftOptions { Level = ItemLevel.Department }, Compute, _leave.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or TimeoutException)
        {
            // Given up: by this, or by the server.
        }
    }

    PromotionLiftResult Compute(Journey journey, PromotionLiftOptions options, CancellationToken stop)
    {
        try
        {
            _gate.Wait(stop);
        }
        catch (OperationCanceledException)
        {
            _stopped.SetResult();
            throw;
        }

        return journey.PromotionLift(options, stop);
    }
}
