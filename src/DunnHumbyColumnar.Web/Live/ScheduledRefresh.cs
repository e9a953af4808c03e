using Cronos;
using Microsoft.Extensions.Options;

namespace DunnHumbyColumnar.Web.Live;

/// <summary>Refreshes when the schedule says so. A time that passes during a refresh is not made up for.</summary>
sealed class ScheduledRefresh(IOptions<DunnHumbyOptions> options, Refresher refresher, TimeProvider clock) : BackgroundService
{
    /// <summary>Longest single wait: timers have a maximum, and clocks get adjusted.</summary>
    static readonly TimeSpan MaxWait = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.RefreshSchedule is not { } text)
            return;
        try
        {
            await RunAsync(CronSchedule.Parse(text), stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    async Task RunAsync(CronExpression schedule, CancellationToken stoppingToken)
    {
        while (schedule.GetNextOccurrence(clock.GetUtcNow(), clock.LocalTimeZone) is { } next)
        {
            refresher.NextRunAt(next);
            for (var wait = next - clock.GetUtcNow(); wait > TimeSpan.Zero; wait = next - clock.GetUtcNow())
                await Task.Delay(wait < MaxWait ? wait : MaxWait, clock, stoppingToken).ConfigureAwait(false);
            await refresher.RunAsync(stoppingToken).ConfigureAwait(false);
        }

        refresher.NextRunAt(null);
    }
}
