using System.Runtime.ExceptionServices;

namespace DunnHumbyColumnar.Runtime;

/// <summary>
/// Dynamic scheduling by a shared counter: threads take numbered work items in order, one at a time. The only place that starts threads.
/// </summary>
static class Workers
{
    /// <summary>
    /// Runs <paramref name="body"/>(worker, item) for every item; worker is 0..threads-1. If items fail, no further item is started and the
    /// failure of the lowest item is thrown, so the outcome does not depend on timing.
    /// </summary>
    public static void Run(int threads, int items, Action<int, int> body, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        threads = Math.Clamp(threads, 1, Math.Max(1, items));
        var run = new SharedRun(items, body, cancellationToken);
        var others = new Task[threads - 1];
        for (int worker = 1; worker < threads; worker++)
        {
            int number = worker;
            others[worker - 1] = Task.Run(() => run.Work(number), CancellationToken.None);
        }

        run.Work(0);
        Task.WaitAll(others, CancellationToken.None);
        run.Rethrow();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>
    /// Runs two actions, the second on a dedicated thread, and returns when both have ended; on one thread, one after the other. If both
    /// fail, the failure of the first is thrown.
    /// </summary>
    public static void RunBeside(int threads, Action first, Action second)
    {
        if (threads == 1)
        {
            first();
            second();
            return;
        }

        // A thread that mostly waits must not occupy one of the thread pool.
        var beside = Task.Factory.StartNew(second, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            first();
        }
        catch
        {
            ((IAsyncResult)beside).AsyncWaitHandle.WaitOne();
            _ = beside.Exception;
            throw;
        }

        beside.GetAwaiter().GetResult();
    }

    sealed class SharedRun(int items, Action<int, int> body, CancellationToken cancellationToken)
    {
        readonly Lock _gate = new();
        int _next = -1;
        int _failedItem = int.MaxValue;
        Exception? _failure;

        public void Work(int worker)
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                int item = Interlocked.Increment(ref _next);
                if (item >= items || item > Volatile.Read(ref _failedItem))
                    return;
                try
                {
                    body(worker, item);
                }
                catch (Exception failure)
                {
                    Record(item, failure);
                }
            }
        }

        public void Rethrow()
        {
            if (_failure is not null)
                ExceptionDispatchInfo.Throw(_failure);
        }

        void Record(int item, Exception failure)
        {
            lock (_gate)
            {
                if (item >= _failedItem)
                    return;
                _failedItem = item;
                _failure = failure;
            }
        }
    }
}
