using System.Diagnostics;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Reliability;

/// <summary>File operations that remember when each call that changes something ran: a cancellation waits for the one at work.</summary>
sealed class CallClock : InterceptingFileOps
{
    [ThreadStatic]
    static long _begun;

    readonly Lock _gate = new();
    readonly List<(long Begun, long Ended)> _calls = [];

    public void Reset()
    {
        lock (_gate)
            _calls.Clear();
    }

    /// <summary>When the call that ran at a time ended; that time if none ran.</summary>
    public long EndOfCallAt(long time)
    {
        lock (_gate)
            return _calls.Where(call => call.Begun <= time && time < call.Ended).Select(call => call.Ended).Append(time).Max();
    }

    protected override void Before(string operation, string path, string? target = null) => _begun = Stopwatch.GetTimestamp();

    protected override void After(string operation, string path)
    {
        lock (_gate)
            _calls.Add((_begun, Stopwatch.GetTimestamp()));
    }
}
