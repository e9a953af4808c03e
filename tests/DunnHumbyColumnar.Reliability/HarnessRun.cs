using System.Diagnostics;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Reliability;

/// <summary>Runs the cases of a harness, several at a time, and counts what came of them. A case that hangs ends the run.</summary>
sealed class HarnessRun
{
    readonly Lock _gate = new();
    readonly Harness _harness;
    readonly IEnumerator<string> _cases;
    readonly AtHand? _atHand;
    readonly (string Case, long Since)?[] _current;
    readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    readonly List<(string Case, string Failure)> _failures = [];
    readonly bool _untilFailure;
    bool _isOver;

    HarnessRun(Harness harness, IEnumerable<string> cases, AtHand? atHand, bool untilFailure)
    {
        _untilFailure = untilFailure;
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
    /// <param name="untilFailure">Whether one failure is enough.</param>
    public static HarnessReport Run(Harness harness, int seed, int atMost = int.MaxValue, TimeSpan? limit = null, AtHand? atHand = null, bool untilFailure = false)
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

        var run = new HarnessRun(harness, cases.Take(atMost), atHand, untilFailure);
        run.Run(limit is { } time ? watch.Elapsed + time : null, watch);
        lock (run._gate)
            return new HarnessReport(seed, run._outcomes.Values.Sum(), total, run._outcomes, [.. run._failures], watch.Elapsed, harness.Figures());
    }

    void Run(TimeSpan? end, Stopwatch watch)
    {
        var threads = new Thread[_current.Length];
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
                    Count("hang", (hung, $"no end within {_harness.Patience.TotalSeconds} s"));
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
                _current[worker] = (trial, Stopwatch.GetTimestamp());
            try
            {
                Count(_harness.Try(trial), null);
            }
            catch (Exception failure)
            {
                Count("FAILED", (trial, failure.ToString()));
            }

            lock (_gate)
                _current[worker] = null;
        }
    }

    string? Next()
    {
        lock (_gate)
            return !_isOver && _cases.MoveNext() ? _cases.Current : null;
    }

    void Count(string outcome, (string Case, string Failure)? failure)
    {
        lock (_gate)
        {
            _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
            if (failure is not { } found)
                return;
            _failures.Add(found);
            _isOver |= _untilFailure;
        }
    }

    string? FindHang()
    {
        lock (_gate)
            return _current.FirstOrDefault(current => current is { } busy && Stopwatch.GetElapsedTime(busy.Since) > _harness.Patience)?.Case;
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
    int Seed, int Tried, int? Total, IReadOnlyDictionary<string, int> Outcomes, IReadOnlyList<(string Case, string Failure)> Failures, TimeSpan Elapsed, string? Figures);
