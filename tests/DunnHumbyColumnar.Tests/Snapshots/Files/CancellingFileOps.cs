using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>Asks for cancellation before some call and notes the calls after it.</summary>
sealed class CancellingFileOps(IFileOps? inner = null) : InterceptingFileOps(inner), IDisposable
{
    readonly CancellationTokenSource _source = new();
    readonly Lock _gate = new();
    readonly List<string> _after = [];
    int _left;

    public CancellationToken Token => _source.Token;

    /// <summary>Asks before the Nth call from now, from 1.</summary>
    public void CancelAt(int call) => Volatile.Write(ref _left, call);

    /// <summary>Operations of the calls that followed.</summary>
    public string[] After()
    {
        lock (_gate)
            return [.. _after];
    }

    public void Dispose() => _source.Dispose();

    protected override void Before(string operation, string path, string? target = null)
    {
        int left = Interlocked.Decrement(ref _left);
        if (left == 0)
            _source.Cancel();
        if (!Token.IsCancellationRequested || left == 0)
            return;
        lock (_gate)
            _after.Add(operation);
    }
}
