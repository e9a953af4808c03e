using System.Diagnostics;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Runs the cases of a harness, several at a time, and counts what came of them. A run in which no case ends any more is ended.
/// </summary>
sealed class HarnessRun
{
    readonly Lock _gate = new();
    readonly Harness _harness;
    readonly IEnumerator<string> _cases;
    readonly AtHand? _atHand;
    readonly (string Case, long Since)?[] _current;
    readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    readonly List<HarnessFailure> _failures = [];
    readonly Func<HarnessFailure, bool>? _until;
    bool _isOver;

    /// <summary>When a case ended last.</summary>
    long _progress;

    HarnessRun(Harness harness, IEnumerable<string> cases, AtHand? atHand, Func<HarnessFailure, bool>? until)
    {
        _until = until;
        _harness = harness;
        _cases = cases.GetEnumerator();
        _atHand = atHand;
        _current = new (string, long)?[harness.Workers];
    }

    /// <summary>Runs until all cases, or so many of them, were tried, or the time is up.</summary>
    /// <param name="harness">What to try.</param>
    /// <param name="seed">Which cases, and in which order.</param>
    /// <param name="atMost">Cases to be tried; of a longer list so many at random.</param>
    /// <param name="limit">Time for it; null: no limit.</param>
    /// <param name="atHand">Where to keep the cases that are being tried.</param>
    /// <param name="until">The failure after which nothing more needs to be tried; null: none.</param>
    public static HarnessReport Run(
        Harness harness, int seed, int atMost = int.MaxValue, TimeSpan? limit = null, AtHand? atHand = null,
        Func<HarnessFailure, bool>? until = null)
    {
        var watch = Stopwatch.StartNew();
        int? total = null;
        var cases = harness.List(seed);
        if (!harness.IsEndless)
        {
            string[] all = [.. cases];
            total = all.Length;
            // The time may be up before the end: then it was a fair sample.
            new Random(seed).Shuffle(all);
            cases = all;
        }

        var run = new HarnessRun(harness, cases.Take(atMost), atHand, until);
        run.Run(limit is { } time ? watch.Elapsed + time : null, watch);
        lock (run._gate)
            return new HarnessReport(
                seed, run._outcomes.Values.Sum(), total, run._outcomes, [.. run._failures], watch.Elapsed, harness.Figures());
    }

    void Run(TimeSpan? end, Stopwatch watch)
    {
        var threads = new Thread[_current.Length];
        _progress = _harness.Clock.GetTimestamp();
        for (int worker = 0; worker < threads.Length; worker++)
        {
            int number = worker;
            threads[worker] = new Thread(() => Work(number)) { IsBackground = true };
            threads[worker].Start();
        }

        foreach (var thread in threads)
            while (!thread.Join(TimeSpan.FromMilliseconds(50)))
            {
                if (watch.Elapsed > end)
                    Stop();
                if (FindHang() is { } hung)
                {
                    Stop();
                    Count("hang", new HarnessFailure(
                        hung, null, $"no case has ended for {_harness.Patience.TotalMinutes} minutes; this one began first"));
                    return;
                }
            }
    }

    void Work(int worker)
    {
        while (Next() is { } trial)
        {
            _atHand?.Put(worker, trial);
            lock (_gate)
                _current[worker] = (trial, _harness.Clock.GetTimestamp());
            try
            {
                Count(_harness.Try(trial), null);
            }
            catch (Exception failure)
            {
                Count("FAILED", new HarnessFailure(trial, failure, failure.ToString()));
            }

            lock (_gate)
            {
                _current[worker] = null;
                _progress = _harness.Clock.GetTimestamp();
            }
        }
    }

    string? Next()
    {
        lock (_gate)
            return !_isOver && _cases.MoveNext() ? _cases.Current : null;
    }

    void Count(string outcome, HarnessFailure? failure)
    {
        lock (_gate)
        {
            _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
            if (failure is null)
                return;
            _failures.Add(failure);
            _isOver |= _until?.Invoke(failure) == true;
        }
    }

    string? FindHang()
    {
        lock (_gate)
            return _harness.Clock.GetElapsedTime(_progress) > _harness.Patience
                ? _current.Where(current => current is not null).MinBy(current => current!.Value.Since)?.Case
                : null;
    }

    void Stop()
    {
        lock (_gate)
            _isOver = true;
    }
}

/// <summary>What came of a run.</summary>
/// <param name="Seed">Of the cases.</param>
/// <param name="Tried">Cases tried.</param>
/// <param name="Total">Cases there are; null: no end of them.</param>
/// <param name="Outcomes">How often what came of a case.</param>
/// <param name="Failures">Cases that broke the promise, and how.</param>
/// <param name="Elapsed">Time it took.</param>
/// <param name="Figures">What was measured.</param>
sealed record HarnessReport(
    int Seed, int Tried, int? Total, IReadOnlyDictionary<string, int> Outcomes, IReadOnlyList<HarnessFailure> Failures,
    TimeSpan Elapsed, string? Figures);

/// <summary>A case that broke the promise.</summary>
/// <param name="Case">The case.</param>
/// <param name="Exception">What it threw; null: it did not end.</param>
/// <param name="Text">All of it, for the reader.</param>
sealed record HarnessFailure(string Case, Exception? Exception, string Text);
