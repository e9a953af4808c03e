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
