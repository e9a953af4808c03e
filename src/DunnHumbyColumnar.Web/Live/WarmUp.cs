namespace DunnHumbyColumnar.Web.Live;

/// <summary>Computes the results that the first requests need, in the background from the start.</summary>
sealed partial class WarmUp(LiveJourney live, ILogger<WarmUp> logger) : BackgroundService
{
    public static async Task WarmAsync(Generation generation, CancellationToken cancellationToken)
    {
        _ = await BackgroundTask.Run(() => generation.Journey.Names, cancellationToken).ConfigureAwait(false);
        await generation.AllSummariesAsync(cancellationToken).ConfigureAwait(false);
        await generation.RfmAsync(new RfmOptions(), cancellationToken).ConfigureAwait(false);
        await generation.DailySpendAsync(cancellationToken).ConfigureAwait(false);
        await generation.MetricsAsync(cancellationToken).ConfigureAwait(false);
        await generation.CampaignsAsync(cancellationToken).ConfigureAwait(false);
        await generation.DailyCampaignSalesAsync(cancellationToken).ConfigureAwait(false);
        await generation.CampaignEffectAsync(cancellationToken).ConfigureAwait(false);
        await generation.PromotionLiftAsync(ItemLevel.Commodity, null, cancellationToken).ConfigureAwait(false);
        _ = await BackgroundTask.Run(
            () => generation.Journey.CleanView(cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
        generation.Readiness = Readiness.Warm;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hold = live.Acquire();
        try
        {
            await WarmAsync(hold.Generation, stoppingToken).ConfigureAwait(false);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops while it is still warming up, and with it the work that other requests shared.
        }
        catch (Exception failure)
        {
            // Requests that need a result report the failure, too. A host must not stop because of it.
            hold.Generation.Readiness = new Readiness(false, failure);
            LogFailure(logger, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "the warm-up failed")]
    static partial void LogFailure(ILogger logger, Exception failure);
}
