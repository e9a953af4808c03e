using DunnHumbyColumnar.Runtime;
using Microsoft.Extensions.Caching.Memory;

namespace DunnHumbyColumnar.Web.Live;

/// <summary>Cache of the results of one generation. Single flight: concurrent requests for a result share one computation.</summary>
sealed class ResultCache : IDisposable
{
    /// <summary>About what a cell takes, a text's characters shared with others.</summary>
    const long CellBytes = 8;

    const long EntryBytes = 4096;

    readonly Lock _lock = new();
    readonly Dictionary<object, SharedWork> _running = [];
    readonly MemoryCache _cache;
    readonly DunnHumbyOptions _options;
    readonly MemoryBudget _budget;
    readonly Telemetry _telemetry;

    /// <param name="options">Bounds.</param>
    /// <param name="budget">Charged for cached results, which take at most a quarter of it.</param>
    /// <param name="telemetry">Measures computations.</param>
    public ResultCache(DunnHumbyOptions options, MemoryBudget budget, Telemetry telemetry)
    {
        _options = options;
        _telemetry = telemetry;
        _budget = budget;
        _cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = Math.Min(options.ResultBytes, budget.LimitBytes / 4) });
    }

    /// <summary>Requests that wait for a result now.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _running.Values.Sum(work => work.Waiting);
        }
    }

    /// <summary>A result by its name and options, which are compared by value.</summary>
    /// <param name="name">The result's name.</param>
    /// <param name="options">Its options.</param>
    /// <param name="compute">Computes it.</param>
    /// <param name="requester">Ends the wait; the computation is cancelled with the last waiter.</param>
    public async ValueTask<T> GetAsync<T>(string name, object options, Func<CancellationToken, T> compute, CancellationToken requester)
        where T : JourneyResult
    {
        object key = (name, options);
        if (_cache.TryGetValue(key, out T? cached))
            return cached!;
        var work = Join(key, stop => _telemetry.Computing(name, () => compute(stop)));
        try
        {
            var result = (T)await work.WaitAsync(requester).ConfigureAwait(false);
            Keep(key, result);
            return result;
        }
        catch (OperationCanceledException) when (!requester.IsCancellationRequested)
        {
            throw new TimeoutException($"{name} took longer than {_options.RequestTimeout.TotalSeconds:0} s");
        }
        finally
        {
            Leave(key, work);
        }
    }

    public void Dispose()
    {
        // Disposal alone would not give back what the entries have taken.
        _cache.Clear();
        _cache.Dispose();
    }

    /// <summary>Caches a result until the cache is full, if the budget holds it now.</summary>
    void Keep(object key, JourneyResult result)
    {
        long bytes = EntryBytes + (CellBytes * result.RowCount * result.ColumnNames.Count);
        if (!_budget.TryTake(bytes))
            return;
        _cache.Set(
            key, result, new MemoryCacheEntryOptions { Size = bytes }.RegisterPostEvictionCallback((_, _, _, _) => _budget.Release(bytes)));
    }

    SharedWork Join(object key, Func<CancellationToken, JourneyResult> compute)
    {
        lock (_lock)
        {
            if (!_running.TryGetValue(key, out var work) || !work.TryJoin())
            {
                work = _running[key] = new SharedWork(compute, _options.RequestTimeout);
                work.TryJoin();
            }

            return work;
        }
    }

    void Leave(object key, SharedWork work)
    {
        lock (_lock)
        {
            if (!work.Leave())
                return;
            if (_running.GetValueOrDefault(key) == work)
                _running.Remove(key);
            work.Dispose();
        }
    }
}
