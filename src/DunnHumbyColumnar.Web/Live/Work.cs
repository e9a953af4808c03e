namespace DunnHumbyColumnar.Web.Live;

/// <summary>Computing off the threads that answer requests: those stay free for what takes no time.</summary>
static class Work
{
    public static Task<T> Run<T>(Func<T> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
}
