using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DunnHumbyColumnar.Web.Live;

/// <summary>Ready: a generation is open, and what the first requests need is computed. A last refresh that failed degrades it, since the data grow old.</summary>
sealed class StoreHealthCheck(LiveJourney live, Refresher refresher, Warmth warmth) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var hold = live.Acquire();
        var facts = new Dictionary<string, object> { ["generation"] = hold.Generation.Info.Generation };
        bool isOver = warmth.IsOver(hold.Generation);
        if (!isOver && warmth.Failure is { } failure)
            return Task.FromResult(HealthCheckResult.Unhealthy(failure.Message, failure, facts));
        if (!isOver && !warmth.IsWarm)
            return Task.FromResult(HealthCheckResult.Unhealthy("warming up", data: facts));
        return Task.FromResult(
            refresher.State.LastRun is { Outcome: RefreshOutcome.Failed, Error: var error } ? HealthCheckResult.Degraded($"the last refresh failed: {error}", data: facts) : HealthCheckResult.Healthy("ready", facts));
    }
}
