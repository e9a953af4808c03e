namespace DunnHumbyColumnar.Web.Live;

/// <summary>
/// Single flight: one computation that several requests wait for, cancelled when the last one leaves or it takes too long.
/// </summary>
sealed class SharedWork : IDisposable
{
    readonly CancellationTokenSource _stop;
    readonly Task<JourneyResult> _task;

    public SharedWork(Func<CancellationToken, JourneyResult> compute, TimeSpan timeout)
    {
        _stop = new CancellationTokenSource(timeout);
        _task = BackgroundTask.Run(() => compute(_stop.Token), _stop.Token);
    }

    /// <summary>Requests that wait for it.</summary>
    public int Waiting { get; private set; }

    /// <summary>Called under the cache's lock, as <see cref="Leave"/> is.</summary>
    public bool TryJoin()
    {
        if (_stop.IsCancellationRequested)
            return false;
        Waiting++;
        return true;
    }

    public Task<JourneyResult> WaitAsync(CancellationToken requester) => _task.WaitAsync(requester);

    /// <summary>True if that was the last one.</summary>
    public bool Leave()
    {
        if (--Waiting > 0)
            return false;
        if (!_task.IsCompleted)
            _stop.Cancel();
        return true;
    }

    /// <summary>Releases the timer of the time-out once the computation has ended, which may be later.</summary>
    public void Dispose() => _task.ContinueWith(
        _ => _stop.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
