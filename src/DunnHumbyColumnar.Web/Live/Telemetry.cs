using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DunnHumbyColumnar.Web.Live;

/// <summary>Telemetry of the host: a meter and an activity source, both named <see cref="Name"/>.</summary>
sealed class Telemetry : IDisposable
{
    public const string Name = "DunnHumbyColumnar";

    readonly Meter _meter;
    readonly ActivitySource _activities = new(Name);
    readonly Histogram<double> _computed;
    readonly Histogram<double> _refreshed;

    public Telemetry(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _computed = _meter.CreateHistogram<double>("dunnhumby.result.duration", "s", "Time of computing a result that was not cached.");
        _refreshed = _meter.CreateHistogram<double>("dunnhumby.refresh.duration", "s", "Time of a refresh.");
    }

    public void Watch(LiveJourney live) =>
        _meter.CreateObservableGauge("dunnhumby.generation", () => CurrentGeneration(live), null, "The current snapshot generation.");

    public T Computing<T>(string name, Func<T> compute)
    {
        using var activity = _activities.StartActivity("compute " + name);
        long start = Stopwatch.GetTimestamp();
        var result = compute();
        _computed.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>("result", name));
        return result;
    }

    public Activity? Refreshing() => _activities.StartActivity("refresh");

    public void Refreshed(RefreshRun run) =>
        _refreshed.Record(run.Duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", run.Outcome));

    public void Dispose()
    {
        _activities.Dispose();
        _meter.Dispose();
    }

    static long CurrentGeneration(LiveJourney live)
    {
        using var hold = live.Acquire();
        return hold.Generation.Info.Generation;
    }
}
