using DunnHumbyColumnar.Web.Api;

namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>Groups of this package's routes. What they need is attached to them, and the rest of the host is left alone.</summary>
static class OwnRoutes
{
    /// <summary>Routes whose answers name the generation and carry the security headers.</summary>
    public static RouteGroupBuilder Group(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("");
        group.AddEndpointFilter((invocation, next) =>
        {
            SecurityHeaders.AddTo(invocation.HttpContext);
            RequestGeneration.GetOrAcquire(invocation.HttpContext);
            return next(invocation);
        });
        return group;
    }

    /// <summary>Routes among them that are limited in time and number.</summary>
    public static RouteGroupBuilder Limited(IEndpointRouteBuilder routes, WorkKind kind)
    {
        var group = routes.MapGroup("");
        group.AddEndpointFilter(new WorkLimitFilter(kind)).WithMetadata(kind);
        return group;
    }
}
