using System.Diagnostics;

namespace DunnHumbyColumnar.Csv;

/// <summary>Adds up bytes and rows from all threads and reports ten times a second at most.</summary>
sealed class LoadProgress(IProgress<IngestProgress>? progress)
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    readonly Lock _gate = new();
    readonly Stopwatch _watch = new();
    TimeSpan _last;
    long _bytes;
    long _total;
    long _rows;

    public void Start(long totalBytes)
    {
        _total = totalBytes;
        _watch.Start();
    }

    public void Add(long bytes, long rows)
    {
        if (progress is null)
            return;
        lock (_gate)
        {
            _bytes += bytes;
            _rows += rows;
            var elapsed = _watch.Elapsed;
            if (elapsed - _last < Interval && _bytes < _total)
                return;
            _last = elapsed;
            var remaining = TimeSpan.FromTicks((long)(elapsed.Ticks * ((double)(_total - _bytes) / Math.Max(1, _bytes))));
            progress.Report(new IngestProgress("reading", _bytes, _total, _rows, elapsed, remaining));
        }
    }
}
