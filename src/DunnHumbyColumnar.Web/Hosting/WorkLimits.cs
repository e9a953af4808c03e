using System.Threading.RateLimiting;
using DunnHumbyColumnar.Web.Api;
using Microsoft.AspNetCore.RateLimiting;

namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>How many requests are answered at the same time. What is kept already is apart from what must be computed, so as not to wait for it.</summary>
static class WorkLimits
{
    public const string Work = "dunnhumby-work";

    public const string Light = "dunnhumby-light";

    public const string Timeout = "dunnhumby-timeout";

    public const int LightRequests = 64;

    /// <summary>Routes under a limit.</summary>
    public static RouteGroupBuilder Group(IEndpointRouteBuilder routes, string limit)
    {
        var group = routes.MapGroup("");
        group.RequireRateLimiting(limit).WithRequestTimeout(Timeout);
        return group;
    }
}

/// <summary>So many at the same time, so many waiting in order of arrival, further ones refused.</summary>
sealed class ConcurrencyPolicy(int concurrent, int waiting) : IRateLimiterPolicy<string>
{
    readonly ConcurrencyLimiterOptions _options = new() { PermitLimit = concurrent, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } =
        (context, _) => new(Problems.Busy(context.HttpContext).ExecuteAsync(context.HttpContext));

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetConcurrencyLimiter("", _ => _options);
}
