using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using DunnHumbyColumnar.Web.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Web.Tests.Live;

/// <summary>What the host tells to who measures it.</summary>
public sealed class TelemetryTests : IDisposable
{
    readonly TinyJourney _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public async Task Computations_and_refreshes_are_measured_and_traced()
    {
        await using var server = await (await Server.StartAsync(options => (options.Store, options.Csv, options.ApiKey) =
            (_tiny.Store, _tiny.Csv, "k"))).WarmAsync();
        var factory = server.Get<IMeterFactory>();
        var measured = new ConcurrentQueue<(string Instrument, double Value, string Tag)>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == DunnHumbyServices.TelemetryName && instrument.Meter.Scope == factory)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Enqueue(
            (instrument.Name, value, tags.Length == 0 ? "" : $"{tags[0].Key}={tags[0].Value}".ToLowerInvariant())));
        meters.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured.Enqueue((instrument.Name, value, "")));
        meters.Start();
        var started = new ConcurrentBag<string>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == DunnHumbyServices.TelemetryName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity => started.Add(activity.DisplayName),
        };
        ActivitySource.AddActivityListener(activities);

        (await server.GetAsync("/rules?level=section&min_pairs=1&limit=77")).Expect(HttpStatusCode.OK);
        Assert.Equal(("dunnhumby.result.duration", "result=association_rules"), measured.Select(one => (one.Instrument, one.Tag)).Single());
        Assert.InRange(measured.Single().Value, 0, 60);
        Assert.Contains("compute association_rules", started);
        (await server.GetAsync("/rules?level=section&min_pairs=1&limit=77")).Expect(HttpStatusCode.OK);
        Assert.Single(measured);

        // Profiles with and without demographics are rows of one result, which the warm-up has computed.
        foreach (int household in Enumerable.Range(1, TinyJourney.Households))
            (await server.GetAsync($"/hh/{household}")).Expect(HttpStatusCode.OK);
        Assert.Single(measured);

        _tiny.Write(2);
        (await server.PostAsync("/refresh", null, ("X-API-Key", "k"))).Expect(HttpStatusCode.OK);
        Assert.Contains(measured, one => (one.Instrument, one.Tag) == ("dunnhumby.refresh.duration", "outcome=changed"));
        Assert.Contains("refresh", started);
        Assert.Single(measured, one => one.Tag == "result=hh_summary");
        meters.RecordObservableInstruments();
        Assert.Equal(2, measured.Last(one => one.Instrument == "dunnhumby.generation").Value);
    }
}
