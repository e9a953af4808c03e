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
    readonly Telemetry _telemetry;

    public ResultCache(DunnHumbyOptions options, Telemetry telemetry)
    {
        _options = options;
        _telemetry = telemetry;
        _cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.ResultBytes });
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
            _cache.Set(
                key, result, new MemoryCacheEntryOptions { Size = EntryBytes + (CellBytes * result.RowCount * result.ColumnNames.Count) });
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

    public void Dispose() => _cache.Dispose();

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
