using System.Text.Json.Serialization;
using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Api.Routes;

/// <summary>
/// Liveness and readiness: never limited, and without a key. They are no health checks of the host, whose own answer they would change.
/// </summary>
static class HealthRoutes
{
    public const string LivePath = "/healthz";

    public const string ReadyPath = "/readyz";

    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, LivePath, _ => new HealthAnswer("healthy", null, []));
        Map(routes, ReadyPath, ReadinessOf);
    }

    static void Map(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, HealthAnswer> answer) => routes.MapMethods(
        pattern, ApiRoutes.Reading, IResult (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store, no-cache";
            var health = answer(context);
            return TypedResults.Json(
                health, ApiJson.Options,
                statusCode: health.Status == "unhealthy" ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        }).ExcludeFromDescription();

    /// <summary>A generation is open and warmed up. A failed last refresh degrades it, since the data grow stale.</summary>
    static HealthAnswer ReadinessOf(HttpContext context)
    {
        var generation = RequestGeneration.GetOrAcquire(context);
        Dictionary<string, object> facts = new() { ["generation"] = generation.Info.Generation };
        if (generation.Readiness is { IsWarm: false } readiness)
            return new("unhealthy", WordsFor(readiness.Failure), facts);
        // No details: this route needs no key. They are in /tables.
        return context.RequestServices.GetRequiredService<Refresher>().State.LastRun?.Outcome == RefreshOutcome.Failed
            ? new("degraded", "the last refresh failed", facts)
            : new("healthy", "ready", facts);
    }

    /// <summary>A budget that is too small is said, since it names nothing but sizes; other failures are for the log.</summary>
    static string WordsFor(Exception? failure) => failure switch
    {
        null => "warming up",
        MemoryBudgetException => $"the warm-up failed: {failure.Message}",
        _ => "the warm-up failed; see the log",
    };

    sealed record HealthAnswer(
        [property: JsonPropertyName("status")] string Status, [property: JsonPropertyName("description")] string? Description,
        [property: JsonPropertyName("facts")] Dictionary<string, object> Facts);
}
