using System.Diagnostics;
using System.Globalization;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Tests.Reliability;

/// <summary>
/// Everything that takes a cancellation token, cancelled at any time: it ends, leaves no temporaries, and the engine goes on to answer as before. How soon it ends, done or not, is
/// measured and not judged: that depends on the machine.
/// </summary>
/// <param name="ignored">A planted bug: the token is not heeded.</param>
sealed class Cancellations(bool ignored = false) : Harness
{
    const string Ingest = "ingest";

    readonly Lazy<Journey> _journey = new(() => Journey.Open(SyntheticScene.Shared.Store));
    readonly Dictionary<string, (TimeSpan Duration, string Answer)> _usual = [];
    readonly List<double> _milliseconds = [];

    public override string Cases => "cancellations at any time";

    public override bool IsEndless => true;

    /// <summary>It is measured how soon they end.</summary>
    public override int Workers => 1;

    public override IEnumerable<string> List(int seed)
    {
        var random = new Random(seed);
        string[] works = [Ingest, .. JourneyWork.All.Keys];
        foreach (string work in works)
            yield return work + " 0";
        while (true)
            foreach (string work in works)
                yield return string.Create(CultureInfo.InvariantCulture, $"{work} {random.Next(1, 1000)}");
    }

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        var (work, at) = (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
        if (!_usual.TryGetValue(work, out var usual))
        {
            // Once to load columns, once to see how long it takes.
            Run(work, default);
            var watch = Stopwatch.StartNew();
            string answer = Run(work, default);
            _usual[work] = usual = (watch.Elapsed, answer);
        }

        string outcome = Cancel(work, usual.Duration * at / 1000);
        if (outcome == "done" && at == 0)
            throw new InvalidOperationException("it was done although it was cancelled before it began");
        Leftovers.AssertNone(RealFileOps.Instance, work == Ingest ? SyntheticScene.Shared.OtherStore : SyntheticScene.Shared.Store);
        return Run(work, default) == usual.Answer ? outcome : throw new InvalidOperationException("another answer than before");
    }

    public override string Figures()
    {
        double[] sorted = [.. _milliseconds.Order()];
        return sorted.Length == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"end after p50 {sorted[sorted.Length / 2]:F1}, p99 {sorted[sorted.Length * 99 / 100]:F1}, at most {sorted[^1]:F1} ms");
    }

    string Cancel(string work, TimeSpan after)
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

        if (after == TimeSpan.Zero)
            Stop();
        using var timer = new Timer(_ => Stop(), null, after == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : after, Timeout.InfiniteTimeSpan);
        try
        {
            Run(work, ignored ? default : source.Token);
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
                _milliseconds.Add(Stopwatch.GetElapsedTime(cancelled, ended).TotalMilliseconds);
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        if (_journey.IsValueCreated)
            _journey.Value.Dispose();
    }

    string Run(string work, CancellationToken token) => work == Ingest
        ? Journey.IngestAsync(SyntheticScene.Shared.Csv, SyntheticScene.Shared.OtherStore, new IngestOptions { Force = true }, cancellationToken: token).GetAwaiter().GetResult().ContentHash
        : JourneyWork.All[work](_journey.Value, token);
}
