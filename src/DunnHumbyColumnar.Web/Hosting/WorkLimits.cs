using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>
/// How many requests of each kind run at the same time, with a queue in order of arrival. They are apart from the rate limiter of the host,
/// which may have limits of its own.
/// </summary>
sealed class WorkLimits(IOptions<DunnHumbyOptions> options) : IDisposable
{
    const int CachedRequests = 64;

    readonly ConcurrencyLimiter _compute = Create(options.Value.ConcurrentWork, options.Value.WaitingWork);

    readonly ConcurrencyLimiter _cached = Create(CachedRequests, options.Value.WaitingWork);

    public ConcurrencyLimiter this[WorkKind kind] => kind == WorkKind.Compute ? _compute : _cached;

    public void Dispose()
    {
        _compute.Dispose();
        _cached.Dispose();
    }

    static ConcurrencyLimiter Create(int concurrent, int waiting) => new(new()
    {
        PermitLimit = concurrent,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
