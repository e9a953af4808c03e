using System.Threading.RateLimiting;
using DunnHumbyColumnar.Web.Api.Errors;
using Microsoft.AspNetCore.RateLimiting;

namespace DunnHumbyColumnar.Web.Hosting;

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
