using System.Diagnostics;
using System.Globalization;
using DunnHumbyColumnar.Snapshots;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Everything that takes a cancellation token, cancelled at any time: it ends, leaves no temporaries, and the engine goes on to answer as
/// before. How soon it ends, done or not, is measured and not judged: that depends on the machine. A call of the publish protocol that runs
/// when the cancellation comes counts as part of the work: it is waited for.
/// </summary>
/// <param name="ignored">A planted bug: the token is not heeded.</param>
sealed class Cancellations(bool ignored = false) : Harness
{
    const string Ingest = "ingest";
    const string Gold = "gold";
    const string Check = "check";

    readonly Dictionary<string, (TimeSpan Duration, string Answer)> _usual = [];
    readonly List<(double Milliseconds, double WithCalls, string Work)> _ends = [];
    readonly Dictionary<SyntheticScene, Journey> _journeys = [];
    readonly CallClock _clock = new();
    int _inCalls;
    long _ended;

    public override string Cases => "cancellations at any time";

    public override bool IsEndless => true;

    /// <summary>It is measured how soon they end.</summary>
    public override int Workers => 1;

    /// <summary>
    /// Each work of a small data set before it begins and at some time, then all at any time with one of the published size.
    /// </summary>
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
            // Once to compile and load, once to see how long it takes.
            Run(work, scene, () => default);
            var watch = new Stopwatch();
            var answer = Run(work, scene, () =>
            {
                watch.Start();
                return default;
            });
            watch.Stop();
            _usual[work + parts[2]] = usual = (watch.Elapsed, answer());
        }

        string published = Published(scene);
        string? given = Cancel(work, scene, at == 0 ? null : usual.Duration * at / 1000);
        if (given is null && Published(scene) != published)
            throw new InvalidOperationException("it was published although it was cancelled");
        if (given is not null && work is Ingest or Gold && Published(scene) == published)
            throw new InvalidOperationException("it was done and not published");
        if (given is not null && at == 0)
            throw new InvalidOperationException("it was done although it was cancelled before it began");
        Leftovers.AssertNone(RealFileOps.Instance, work == Ingest ? scene.OtherStore : scene.Store);
        if ((given ?? usual.Answer) != usual.Answer || Run(work, scene, () => default)() != usual.Answer)
            throw new InvalidOperationException("another answer than before");
        return given is null ? "cancelled" : "done";
    }

    public override string Figures()
    {
        var sorted = _ends.OrderBy(end => end.Milliseconds).ToList();
        if (sorted.Count == 0)
            return "none";
        var slowest = sorted.GroupBy(end => end.Work, end => end.Milliseconds).OrderByDescending(ends => ends.Max())
            .Take(4).Select(ends => string.Create(CultureInfo.InvariantCulture, $"{ends.Key} {ends.Max():F1}"));
        var withCalls = _ends.Select(end => end.WithCalls).Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sorted.Count} met running work, which ended after p50 {sorted[Rank(50)].Milliseconds:F1}, "
            + $"p99 {sorted[Rank(99)].Milliseconds:F1}, at most {sorted[^1].Milliseconds:F1} ms; slowest {string.Join(", ", slowest)}; "
            + $"{_inCalls} within a publish call, with which p99 is {withCalls[Rank(99)]:F1} ms");

        int Rank(int percent) => sorted.Count * percent / 100;
    }

    /// <summary>The pointers of what ingests and builds of gold tables publish.</summary>
    static string Published(SyntheticScene scene) => string.Join(
        ' ',
        new[] { new StoreLayout(scene.OtherStore).Current, new StoreLayout(scene.Store).GoldPointer }.Select(pointer =>
            File.Exists(pointer) ? File.ReadAllText(pointer) : "none"));

    public override void Dispose()
    {
        foreach (var journey in _journeys.Values)
            journey.Dispose();
        base.Dispose();
    }

    /// <summary>The answer; null if it was cancelled.</summary>
    string? Cancel(string work, SyntheticScene scene, TimeSpan? after)
    {
        using var source = new CancellationTokenSource();
        var gate = new Lock();
        bool isOver = false;
        long cancelled = 0;
        using var timer = new Timer(_ => Stop());
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
        try
        {
            return Run(work, scene, () =>
            {
                if (after is { } time)
                    timer.Change(time, Timeout.InfiniteTimeSpan);
                else
                    source.Cancel();
                return ignored ? default : source.Token;
            })();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            long ended = _ended;
            lock (gate)
                isOver = true;
            if (cancelled > 0 && cancelled < ended)
            {
                long free = _clock.EndOfCallAt(cancelled);
                _inCalls += free > cancelled ? 1 : 0;
                _ends.Add(
                    (Stopwatch.GetElapsedTime(Math.Min(free, ended), ended).TotalMilliseconds,
                        Stopwatch.GetElapsedTime(cancelled, ended).TotalMilliseconds, work));
            }
        }
    }

    /// <summary>
    /// Does the work; what comes back tells the answer, which takes its time and cannot be cancelled. A check begins with a journey of
    /// which nothing is loaded, all else with one in use.
    /// </summary>
    /// <param name="work">What to do.</param>
    /// <param name="scene">With what.</param>
    /// <param name="begin">Called when it begins; gives the token.</param>
    Func<string> Run(string work, SyntheticScene scene, Func<CancellationToken> begin)
    {
        var store = new SnapshotOptions { Files = _clock };
        using var cold = work == Check ? Journey.Open(scene.Store, new OpenOptions(), store) : null;
        var journey = cold;
        if (journey is null && !_journeys.TryGetValue(scene, out journey))
            _journeys[scene] = journey = Journey.Open(scene.Store, new OpenOptions(), store);
        var token = begin();
        try
        {
            if (work != Ingest)
                return JourneyWork.All[work](journey, token);
            var report = Journey.IngestAsync(
                scene.Csv, scene.OtherStore, new IngestOptions { Force = true, Store = store },
                cancellationToken: token).GetAwaiter().GetResult();
            return () => report.ContentHash;
        }
        finally
        {
            _ended = Stopwatch.GetTimestamp();
        }
    }
}
