using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace DunnHumbyColumnar.Web.Live;

/// <summary>The current generation. A request holds the one it started with; a refresh swaps it for the next.</summary>
sealed partial class LiveJourney : IJourneyProvider, IDisposable
{
    readonly DunnHumbyOptions _options;
    readonly Telemetry _telemetry;
    readonly MemoryBudget _budget;
    readonly ILogger<LiveJourney> _logger;
    Generation _current;
    CancellationTokenSource _changed = new();
    int _isDisposed;

    public LiveJourney(IOptions<DunnHumbyOptions> options, Telemetry telemetry, ILogger<LiveJourney> logger)
    {
        _options = options.Value;
        _telemetry = telemetry;
        _logger = logger;
        _budget = _options.Open.CreateBudget();
        _current = Open();
        telemetry.Watch(this);
    }

    /// <summary>The current generation, held.</summary>
    public GenerationHold Acquire()
    {
        while (true)
        {
            var current = Volatile.Read(ref _current);
            if (current.TryHold())
                return new GenerationHold(current);
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, typeof(IJourneyProvider));
        }
    }

    Journey IJourneyProvider.Acquire()
    {
        using var hold = Acquire();
        return hold.Generation.Journey.Share();
    }

    public IChangeToken GetChangeToken() => new CancellationChangeToken(Volatile.Read(ref _changed).Token);

    /// <summary>Opens the generation that the store has now. All generations and their cached results share one memory budget.</summary>
    public Generation Open() => new(
        Journey.Open(_options.Store, _options.Open, SnapshotOptions.Default, _budget), new ResultCache(_options, _budget, _telemetry));

    /// <summary>Makes a generation the current one; the one before it is closed after its last request.</summary>
    public void Replace(Generation next)
    {
        Interlocked.Exchange(ref _current, next).Release();
        using var changed = Interlocked.Exchange(ref _changed, new CancellationTokenSource());
        try
        {
            changed.Cancel();
        }
        catch (AggregateException failure)
        {
            // Those who are told are the host's: the refresh has succeeded whatever they do.
            LogFailure(_logger, next.Info.Generation, failure);
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            _current.Release();
    }

    [LoggerMessage(LogLevel.Error, "generation {Generation} is in force, and a listener to the change failed")]
    static partial void LogFailure(ILogger logger, long generation, Exception failure);
}
