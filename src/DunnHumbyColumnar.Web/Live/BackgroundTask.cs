namespace DunnHumbyColumnar.Web.Live;

/// <summary>Runs computations on dedicated threads: the thread pool stays free for requests that take no time.</summary>
static class BackgroundTask
{
    public static Task<T> Run<T>(Func<T> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            work, cancellationToken, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
}
