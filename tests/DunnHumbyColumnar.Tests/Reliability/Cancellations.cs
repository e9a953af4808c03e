using System.Diagnostics;
using System.Globalization;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Tests.Reliability;

/// <summary>
/// Everything that takes a cancellation token, cancelled at any time: it ends, leaves no temporaries, and the engine goes on to answer as before. How soon it ends, done or not, is
/// measured and not judged: that depends on the machine. A call of the publish protocol that runs when the cancellation comes counts as part of the work: it is waited for.
/// </summary>
/// <param name="ignored">A planted bug: the token is not heeded.</param>
sealed class Cancellations(bool ignored = false) : Harness
{
    const string Ingest = "ingest";

    readonly Dictionary<string, (TimeSpan Duration, string Answer)> _usual = [];
    readonly List<(double Milliseconds, string Work)> _ends = [];
    readonly Dictionary<SyntheticScene, Journey> _journeys = [];
    readonly CallClock _clock = new();
    int _inCalls;

    public override string Cases => "cancellations at any time";

    public override bool IsEndless => true;

    /// <summary>It is measured how soon they end.</summary>
    public override int Workers => 1;

    /// <summary>Each work of a small data set before it begins and at some time, then all at any time with one of the published size.</summary>
    public override IEnumerable<string> List(int seed)
    {
        var random = new Random(seed);
        string[] works = [Ingest, .. JourneyWork.All.Keys];
        foreach (string work in works)
            yield return work + " 0 0.1";
        for (double scale = 0.1; ; scale = 1)
            foreach (string work in works)
                yield return string.Create(CultureInfo.InvariantCulture, $"{work} {random.Next(1, 1000)} {scale}");
    }

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        var (work, at) = (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
        var scene = SyntheticScene.Of(double.Parse(parts[2], CultureInfo.InvariantCulture));
        if (!_usual.TryGetValue(work + parts[2], out var usual))
        {
            // Once to load columns, once to see how long it takes.
            Run(work, scene, default);
            var watch = Stopwatch.StartNew();
            var answer = Run(work, scene, default);
            _usual[work + parts[2]] = usual = (watch.Elapsed, answer());
        }

        string published = Published(scene);
        string outcome = Cancel(work, scene, usual.Duration * at / 1000);
        if (outcome == "cancelled" && Published(scene) != published)
            throw new InvalidOperationException("it was published although it was cancelled");
        if (outcome == "done" && at == 0)
            throw new InvalidOperationException("it was done although it was cancelled before it began");
        Leftovers.AssertNone(RealFileOps.Instance, work == Ingest ? scene.OtherStore : scene.Store);
        return Run(work, scene, default)() == usual.Answer ? outcome : throw new InvalidOperationException("another answer than before");
    }

    public override string Figures()
    {
        var sorted = _ends.OrderBy(end => end.Milliseconds).ToList();
        if (sorted.Count == 0)
            return "none";
        var slowest = sorted.GroupBy(end => end.Work, end => end.Milliseconds).OrderByDescending(ends => ends.Max()).Take(4).Select(ends => string.Create(CultureInfo.InvariantCulture, $"{ends.Key} {ends.Max():F1}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"end after p50 {sorted[sorted.Count / 2].Milliseconds:F1}, p99 {sorted[sorted.Count * 99 / 100].Milliseconds:F1}, at most {sorted[^1].Milliseconds:F1} ms; slowest {string.Join(", ", slowest)}; {_inCalls} within a publish call");
    }

    /// <summary>The pointers of what ingests and builds of gold tables publish.</summary>
    static string Published(SyntheticScene scene) => string.Join(
        ' ',
        new[] { new StoreLayout(scene.OtherStore).Current, new StoreLayout(scene.Store).GoldPointer }.Select(pointer => File.Exists(pointer) ? File.ReadAllText(pointer) : "none"));

    public override void Dispose()
    {
        foreach (var journey in _journeys.Values)
            journey.Dispose();
        base.Dispose();
    }

    string Cancel(string work, SyntheticScene scene, TimeSpan after)
    {
        using var source = new CancellationTokenSource();
        var gate = new Lock();
        bool isOver = false;
        long cancelled = 0;
        void Stop()
        {
            lock (gate)
            {
                if (isOver)
                    return;
                cancelled = Stopwatch.GetTimestamp();
                source.Cancel();
            }
        }

        _clock.Reset();
        if (after == TimeSpan.Zero)
            Stop();
        using var timer = new Timer(_ => Stop(), null, after == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : after, Timeout.InfiniteTimeSpan);
        try
        {
            Run(work, scene, ignored ? default : source.Token);
            return "done";
        }
        catch (OperationCanceledException)
        {
            return "cancelled";
        }
        finally
        {
            long ended = Stopwatch.GetTimestamp();
            lock (gate)
                isOver = true;
            if (cancelled > 0 && cancelled < ended)
            {
                long free = _clock.EndOfCallAt(cancelled);
                _inCalls += free > cancelled ? 1 : 0;
                _ends.Add((Stopwatch.GetElapsedTime(free, ended).TotalMilliseconds, work));
            }
        }
    }

    /// <summary>Does the work; what comes back tells the answer, which takes its time and cannot be cancelled.</summary>
    Func<string> Run(string work, SyntheticScene scene, CancellationToken token)
    {
        var store = new SnapshotOptions { Files = _clock };
        if (work == Ingest)
        {
            var report = Journey.IngestAsync(scene.Csv, scene.OtherStore, new IngestOptions { Force = true, Store = store }, cancellationToken: token).GetAwaiter().GetResult();
            return () => report.ContentHash;
        }

        if (!_journeys.TryGetValue(scene, out var journey))
            _journeys[scene] = journey = Journey.Open(scene.Store, new OpenOptions(), store);
        return JourneyWork.All[work](journey, token);
    }
}
