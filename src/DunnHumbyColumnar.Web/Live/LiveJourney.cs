using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Web.Live;

/// <summary>The current generation. A request holds the one it started with; a refresh swaps it for the next.</summary>
sealed class LiveJourney : IDisposable
{
    readonly DunnHumbyOptions _options;
    readonly Telemetry _telemetry;
    readonly MemoryBudget _budget;
    Generation _current;

    public LiveJourney(DunnHumbyOptions options, Telemetry telemetry)
    {
        options.Validate();
        _options = options;
        _telemetry = telemetry;
        _budget = options.Open.CreateBudget();
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
        }
    }

    /// <summary>Opens the generation that the store has now. All generations and their cached results share one memory budget.</summary>
    public Generation Open() => new(
        Journey.Open(_options.Store, _options.Open, SnapshotOptions.Default, _budget), new ResultCache(_options, _budget, _telemetry));

    /// <summary>Makes a generation the current one; the one before it is closed after its last request.</summary>
    public void Replace(Generation next) => Interlocked.Exchange(ref _current, next).Release();

    public void Dispose() => _current.Release();
}
