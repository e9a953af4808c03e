using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DunnHumbyColumnar.Web.Live;

/// <summary>Readiness: a generation is open and warmed up. A failed last refresh degrades it, since the data grow stale.</summary>
sealed class StoreHealthCheck(LiveJourney live, Refresher refresher) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var hold = live.Acquire();
        var facts = new Dictionary<string, object> { ["generation"] = hold.Generation.Info.Generation };
        var readiness = hold.Generation.Readiness;
        if (!readiness.IsWarm)
            return Task.FromResult(HealthCheckResult.Unhealthy(
                readiness.Failure is null ? "warming up" : "the store cannot be read; see the log", readiness.Failure, facts));
        // No details: this route needs no key. They are in /tables.
        return Task.FromResult(refresher.State.LastRun?.Outcome == RefreshOutcome.Failed
            ? HealthCheckResult.Degraded("the last refresh failed", data: facts)
            : HealthCheckResult.Healthy("ready", facts));
    }
}
