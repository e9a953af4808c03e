using Microsoft.Extensions.Hosting;

namespace DunnHumbyColumnar.Web.Live;

/// <summary>Refreshes when the schedule says so. A time that passes during a refresh is not made up for.</summary>
sealed class ScheduledRefresh(DunnHumbyOptions options, Refresher refresher, TimeProvider clock) : BackgroundService
{
    /// <summary>Timers take no longer waits, and clocks are set now and then.</summary>
    static readonly TimeSpan MaxWait = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.RefreshSchedule is not { } text)
            return;
        var schedule = CronSchedule.Parse(text);
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
