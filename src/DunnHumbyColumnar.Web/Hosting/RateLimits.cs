using System.Threading.RateLimiting;
using DunnHumbyColumnar.Web.Api;
using Microsoft.AspNetCore.RateLimiting;

namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>
/// Concurrency limits. Routes that answer from cached results have a limit of their own, so that
/// they do not queue behind those that compute.
/// </summary>
static class RateLimits
{
    public const string Compute = "dunnhumby-compute";

    public const string Cached = "dunnhumby-cached";

    public const string Timeout = "dunnhumby-timeout";

    public const int CachedRequests = 64;

    /// <summary>Routes under a limit.</summary>
    public static RouteGroupBuilder Group(IEndpointRouteBuilder routes, string limit)
    {
        var group = routes.MapGroup("");
        group.RequireRateLimiting(limit).WithRequestTimeout(Timeout);
        return group;
    }
}

/// <summary>A concurrency limit with a queue in order of arrival; requests beyond the queue get 429.</summary>
sealed class ConcurrencyPolicy(int concurrent, int waiting) : IRateLimiterPolicy<string>
{
    readonly ConcurrencyLimiterOptions _options = new()
    {
        PermitLimit = concurrent,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } =
        (context, _) => new(Problems.Busy(context.HttpContext).ExecuteAsync(context.HttpContext));

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetConcurrencyLimiter("", _ => _options);
}
