using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DunnHumbyColumnar.Web.Api.Routes;

/// <summary>Liveness and readiness: never rate-limited, and without a key.</summary>
static class HealthRoutes
{
    public const string Ready = "ready";

    public const string LivePath = "/healthz";

    public const string ReadyPath = "/readyz";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks(LivePath, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        routes.MapHealthChecks(
            ReadyPath, new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync });
    }

    static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var entry = report.Entries.Values.FirstOrDefault();
        var facts = entry.Data?.ToDictionary(fact => fact.Key, fact => fact.Value) ?? [];
        return context.Response.WriteAsJsonAsync(
            new { Status = report.Status.ToString().ToLowerInvariant(), entry.Description, Facts = facts },
            new JsonSerializerOptions(ApiJson.Options) { WriteIndented = false });
    }
}
